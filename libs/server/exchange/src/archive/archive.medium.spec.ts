import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  assessmentsApi,
  type AssessmentId,
  evidenceApi,
  OPERATOR_LIMITS,
  organizationsApi,
  type ResponseId,
  sessionApi,
} from '@certitude/contracts';
import { archivesApi, arrivalsApi } from '@certitude/contracts/exchange';
import { reportsApi } from '@certitude/contracts/reporting';
import { signingApi } from '@certitude/contracts/signing';
import { versionsApi } from '@certitude/contracts/freezing';
import { DatabaseClient, newId } from '@certitude/server/core';
import { type GivenMember, type GivenPerson, tenantTables } from '@certitude/server/testing';
import { ArchivedReports } from '@certitude/server/reports';
import { ArchiveWorld } from '../testing/archive-world';
import { ArrivalRepository } from './arriving/arrival.repository';
import { ARCHIVED, LEFT_BEHIND } from './format/archive-tables';
import { tableShapes } from './format/table-shape';

jest.setTimeout(300_000);

describe('an archive of an organization', () => {
  let here: ArchiveWorld;
  let there: ArchiveWorld;
  beforeAll(async () => {
    [here, there] = [await ArchiveWorld.make(), await ArchiveWorld.make()];
  });
  afterEach(() => here.world.tidy());
  afterAll(async () => {
    await here?.close();
    await there?.close();
  });

  /** Somebody who has the same address there. */
  const same = async ({ email, name }: GivenPerson): Promise<GivenPerson> => {
    const person = await there.server.given.person(name);
    await there.query('update account set email = $1 where id = $2', [email, person.accountId]);
    return person;
  };
  const asMember = (person: GivenPerson, organizationId: string) =>
    ({
      ...person,
      context: { organizationId, actor: { id: person.accountId, role: 'owner' }, requestId: 'x' },
    }) as GivenMember;

  it('holds every table of an organization, or says why not', async () => {
    const admin = new DatabaseClient({ connectionString: here.server.database.adminUrl });
    await admin.connect();
    const tables = await tenantTables(admin);
    await admin.end();
    const told = [...ARCHIVED.map(({ table }) => table), ...Object.keys(LEFT_BEHIND)];
    expect(told.toSorted()).toEqual(tables.toSorted());
    expect(new Set(told).size).toBe(told.length);
  });

  it('has its tables in an order in which each refers to those before it only', async () => {
    const owner = await here.server.given.organization();
    const shapes = await here.server.db.transaction(owner.context, tableShapes);
    const before = new Set<string>();
    for (const { table, columns, references, later = [] } of shapes) {
      expect(columns.length).toBeGreaterThan(0);
      before.add(table);
      const ahead = references.filter(
        ({ table: other, here: own }) => !before.has(other) && !own.some((column) => later.includes(column)),
      );
      expect(ahead).toEqual([]);
    }
  });

  it('becomes the same organization on another instance that trusts this one: rows, scores, versions, files', async () => {
    await there.trust(here);
    // What the database stamps is no future.
    there.server.clock.advance(3_600_000);
    const { owner, reviewer, assessmentId, first } = await here.worked();
    await here.signed(owner, assessmentId as AssessmentId);
    await here.worked();
    const heir = await here.server.given.member(owner, 'manager', 'Heir');
    await here.query(
      `insert into work_handover (organization_id, id, kind, from_id, to_id, by_id, subjects, at)
       values ($1, $2, 'answer', $3, $4, $5, array[$6::uuid], now())`,
      [owner.context.organizationId, newId(), reviewer.accountId, heir.accountId, owner.accountId, first],
    );
    const { view, bytes } = await here.archive(owner);
    const size = bytes.length;
    expect(view).toMatchObject({ state: 'done', step: '', done: size, total: size, size, lost: 0 });
    expect(view.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));

    const [otto, rita] = [await same(owner), await same(reviewer)];
    const arrival = await there.bring(otto, bytes);
    expect(arrival).toMatchObject({ state: 'done', step: '', done: size, total: size, problem: null });
    expect(arrival.origin).toMatchObject({ trusted: true });
    const { organizationId } = arrival;
    if (organizationId === null) throw new Error('It has become nothing.');
    expect(await there.rowsOf(organizationId, 'work_handover')).toHaveLength(1);
    for (const { table } of ARCHIVED) {
      const rows = await here.rowsOf(owner.context.organizationId, table);
      expect({ table, rows: await there.rowsOf(organizationId, table) }).toEqual({ table, rows });
    }
    const session = await there.server.as(rita).call(sessionApi.current);
    expect(session.memberships).toMatchObject([{ organizationId, role: 'reviewer' }]);

    const mine = asMember(otto, organizationId);
    const browser = there.server.as(mine);
    const [source, target] = [here.server.as(owner), browser];
    const before = await source.call(assessmentsApi.list, { params: here.at(owner) });
    const after = await target.call(assessmentsApi.list, { params: { organizationId } });
    expect(after.items.map(({ name, overall }) => ({ name, overall }))).toEqual(
      before.items.map(({ name, overall }) => ({ name, overall })),
    );
    const moved = after.items[before.items.findIndex(({ id }) => id === assessmentId)];
    const params = { organizationId, assessmentId: moved?.id ?? ('' as AssessmentId), revision: 1 };
    const version = await target.call(versionsApi.get, { params });
    const original = await source.call(versionsApi.get, {
      params: { ...here.at(owner), assessmentId: assessmentId, revision: 1 },
    });
    expect(version).toMatchObject({ intact: true, sha256: original.sha256 });
    expect(version.content).toEqual(original.content);
    const cameWith = { importedBy: otto.accountId, trusted: true };
    expect([version.archive, original.archive]).toMatchObject([cameWith, null]);
    const { items: evidence } = await target.call(evidenceApi.list, { params: { organizationId } });
    expect(evidence.flatMap(({ current }) => current.reviews)).toMatchObject([{ archive: cameWith }]);
    const files = evidence.flatMap(({ current }) => current.file ?? []);
    expect(files.map(({ name, withdrawn }) => [name, withdrawn !== null]).toSorted()).toEqual([
      ['minutes.txt', false],
      ['wrong.txt', true],
    ]);
    for (const { id: fileId, name, withdrawn } of files) {
      const answer = await target.raw(evidenceApi.download, { params: { organizationId, fileId } });
      expect([answer.status, String(answer.body)]).toEqual(
        withdrawn ? [410, expect.anything()] : [200, `About ${name === 'minutes.txt' ? 'Minutes' : ''}`],
      );
    }
  });

  it('of an instance that nobody vouches for loses its decisions, and finds only who brings it', async () => {
    const stranger = await ArchiveWorld.make();
    try {
      const { owner, reviewer } = await here.worked();
      const { bytes } = await here.archive(owner);
      const otto = await stranger.server.given.person('Otto Other');
      await stranger.query('update account set email = $1 where id = $2', [owner.email, otto.accountId]);
      const rita = await stranger.server.given.person('Rita');
      await stranger.query('update account set email = $1 where id = $2', [reviewer.email, rita.accountId]);
      const { organizationId, origin, state, problem } = await stranger.bring(otto, bytes);
      expect({ state, problem, trusted: origin?.trusted }).toEqual({ state: 'done', problem: null, trusted: false });
      const count = async (sql: string) =>
        (
          await stranger.query<{ n: number }>(`select count(*)::int as n from ${sql} organization_id = $1`, [
            organizationId,
          ])
        )[0]?.n;
      expect(await count("response where status = 'accepted' and")).toBe(0);
      expect(await count("response where status = 'ready-for-review' and")).toBe(1);
      expect(await count("evidence_revision where state = 'accepted' and")).toBe(0);
      expect(await count('review where')).toBe(2);
      const browser = stranger.server.as(asMember(otto, organizationId ?? ''));
      const [{ id: responseId, assessment_id: assessmentId } = { id: '', assessment_id: '' }] = await stranger.query<{
        id: ResponseId;
        assessment_id: AssessmentId;
      }>("select id, assessment_id from response where status = 'ready-for-review'");
      const params = { organizationId: organizationId as never, assessmentId, responseId } as never;
      const { reviews } = await browser.call(assessmentsApi.review, { params });
      expect(reviews).toMatchObject([
        { decision: 'accepted', archive: { importedBy: otto.accountId, trusted: false } },
      ]);
      expect((await stranger.server.as(rita).call(sessionApi.current)).memberships).toEqual([]);
      expect(await count('member where removed_at is not null and')).toBe(1);
      const accounts = await stranger.query(
        "select a.email, a.password_hash from account a where a.name = 'Rita' and a.email is null",
      );
      expect(accounts).toEqual([{ email: null, password_hash: '' }]);
      const { origin: said } = await stranger.server
        .as(otto)
        .call(archivesApi.list, { params: { organizationId: organizationId as never } });
      expect(said).toMatchObject({ importedBy: otto.accountId, trusted: false });
    } finally {
      await stranger.close();
    }
  });

  it('comes in one at a time of a person, also when two are brought at the same moment', async () => {
    const owner = await here.server.given.organization();
    const arrivals = here.server.app.get(ArrivalRepository, { strict: false });
    const bring = () =>
      here.server
        .as(owner)
        .raw(arrivalsApi.bring, { query: { name: 'a.certitude' }, body: Buffer.from('a few words') });
    // As somebody sees it who asked before the other one was written down.
    jest.spyOn(arrivals, 'isBusy').mockResolvedValue(false);
    const answers = [await bring(), await bring()];
    jest.restoreAllMocks();
    expect(answers.map(({ status }) => status)).toEqual([200, 409]);
  });

  it('is made once at a time, can be stopped, and is gone when its time is over', async () => {
    const owner = await here.server.given.organization();
    const browser = here.server.as(owner);
    const params = here.at(owner);
    const { id } = await browser.call(archivesApi.start, { params });
    expect((await browser.problem(archivesApi.start, { params })).code).toBe('archive.busy');
    expect(await browser.call(archivesApi.cancel, { params: { ...params, archiveId: id } })).toMatchObject({
      state: 'cancelled',
    });
    await here.make(owner, id);
    expect((await browser.problem(archivesApi.download, { params: { ...params, archiveId: id } })).code).toBe(
      'archive.gone',
    );
    const { view } = await here.archive(owner);
    const place = { ...params, archiveId: view.id };
    const address = `/api/organizations/${params.organizationId}/archives/${view.id}/file`;
    const part = await browser.ask(address, { range: 'bytes=10-19' });
    expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 10]);
    await here.query("update archive_export set expires_at = now() - interval '1 day' where id = $1", [view.id]);
    expect((await browser.problem(archivesApi.download, { params: place })).code).toBe('archive.gone');
    const folder = join(here.server.config.dataDir, 'archives', params.organizationId);
    expect(await readdir(folder)).toEqual([`${view.id}.certitude`]);
    await browser.call(archivesApi.cancel, { params: place });
    expect(await readdir(folder)).toEqual([]);
  });

  it('counts as one of the organizations that somebody may own', async () => {
    const owner = await here.server.given.organization();
    const { bytes } = await here.archive(owner);
    const most = OPERATOR_LIMITS['organizations-per-account'].byDefault;
    for (let owned = 1; owned < most; owned++)
      await here.server.as(owner).call(organizationsApi.create, { body: { name: 'Acme', timeZone: 'Europe/Prague' } });
    const before = await here.everything();
    expect(await here.bring(owner, bytes)).toMatchObject({
      state: 'failed',
      problem: { detail: `At most ${most} are possible.` },
    });
    expect(await here.everything()).toEqual(before);
    expect((await here.server.as(owner).call(arrivalsApi.list)).items).toHaveLength(1);
  });

  it('has its reports again, with the same files, marked as what they came with', async () => {
    const { owner, assessmentId } = await here.worked();
    await here.query('update report set signed = 2 where organization_id = $1', [here.at(owner).organizationId]);
    const { bytes } = await here.archive(owner);
    const otto = await same(owner);
    const { organizationId } = await there.bring(otto, bytes);
    if (organizationId === null) throw new Error('It has become nothing.');
    const [source, target] = [here.server.as(owner), there.server.as(asMember(otto, organizationId))];
    const { items } = await target.call(assessmentsApi.list, { params: { organizationId } });
    const fileOf = async (browser: typeof source, params: { organizationId: string; assessmentId: string }) => {
      const [report] = (await browser.call(reportsApi.list, { params })).items;
      const { body } = await browser.raw(reportsApi.download, { params: { ...params, reportId: report?.id } });
      return { report, text: String(body) };
    };
    const left = await fileOf(source, { ...here.at(owner), assessmentId });
    const moved = items.find(({ state }) => state === 'finalized');
    const arrived = await fileOf(target, { organizationId, assessmentId: moved?.id ?? '' });
    const archive = { importedBy: otto.accountId };
    // Its signed files stay where they are.
    expect(left.report?.signed).toBe(2);
    expect(arrived.report).toMatchObject({ revision: 1, createdBy: otto.accountId, archive, signed: 0 });
    expect(arrived.report?.id).not.toBe(left.report?.id);
    expect([arrived.report?.sha256, arrived.text]).toEqual([left.report?.sha256, left.text]);
    expect(left.text).toContain('<!doctype html>');
  });

  it('has its signed reports again, with the same files and what their signatures say, and goes on from there', async () => {
    const { owner, assessmentId } = await here.worked();
    const sent = await here.signed(owner, assessmentId as AssessmentId);
    const { bytes } = await here.archive(owner);
    const otto = await same(owner);
    const { organizationId } = await there.bring(otto, bytes);
    if (organizationId === null) throw new Error('It has become nothing.');
    const [source, target] = [here.server.as(owner), there.server.as(asMember(otto, organizationId))];
    const { items } = await target.call(assessmentsApi.list, { params: { organizationId } });
    const place = {
      organizationId,
      assessmentId: items.find(({ state }) => state === 'finalized')?.id ?? ('' as never),
    };
    const report = (await target.call(reportsApi.list, { params: place })).items.find(({ format }) => format === 'pdf');
    const params = { ...place, reportId: report?.id ?? ('' as never) };
    const at = { ...here.at(owner), assessmentId: assessmentId as AssessmentId, reportId: sent.id };
    const [arrived, left] = [
      await target.call(signingApi.list, { params }),
      await source.call(signingApi.list, { params: at }),
    ];
    const archive = { importedBy: otto.accountId };
    expect(arrived).toMatchObject(left.map((one) => ({ ...one, addedBy: otto.accountId, archive })));
    expect(arrived.map(({ signatures }) => signatures.map(({ signer }) => signer))).toEqual([
      ['Eva Example', 'Sam Security'],
      ['Eva Example'],
    ]);
    expect([report?.signed, left[0]?.archive]).toEqual([2, null]);
    const fileOf = async (browser: typeof source, where: typeof at, number: number) =>
      (await browser.raw(signingApi.download, { params: { ...where, number: String(number) as never } }))
        .body as Buffer;
    for (const number of [1, 2])
      expect((await fileOf(target, params, number)).equals(await fileOf(source, at, number))).toBe(true);
    // What happens when it arrives counts as before.
    there.server.clock.advance(1_000);
    const third = await there.signature(await fileOf(target, params, 2), { name: 'Third Person' });
    expect(await target.call(signingApi.bring, { params, body: Buffer.from(third) as never })).toMatchObject({
      ...{ number: 3, archive: null },
    });
  });

  it('arrives without signed files that were deleted with their report while it was made', async () => {
    const { owner, assessmentId } = await here.worked();
    await here.signed(owner, assessmentId as AssessmentId);
    const gone = jest.spyOn(here.server.app.get(ArchivedReports, { strict: false }), 'signedContent');
    gone.mockResolvedValue(null);
    const { view, bytes } = await here.archive(owner);
    gone.mockRestore();
    expect(view.lost).toBe(2);
    const { organizationId, problem } = await there.bring(await same(owner), bytes);
    expect(problem).toBeNull();
    const rows = await there.query("select signed from report where organization_id = $1 and format = 'pdf'", [
      organizationId,
    ]);
    expect(rows).toEqual([{ signed: 0 }]);
  });

  it('takes finished reports along, leaves what is being made, and stays whole when one is deleted meanwhile', async () => {
    const { owner, assessmentId } = await here.worked();
    const place = { ...here.at(owner), assessmentId: assessmentId as AssessmentId };
    const draft = await here.reported(owner, { assessmentId: place.assessmentId, revision: null });
    const body = { kind: 'summary' as const, format: 'pdf' as const, paper: 'a4' as const, revision: 1, sections: [] };
    await here.server.as(owner).call(reportsApi.order, { params: place, body });
    // Deleted after the rows were read.
    const gone = jest.spyOn(here.server.app.get(ArchivedReports, { strict: false }), 'content');
    gone.mockImplementationOnce(() => Promise.resolve(null));
    const { view, bytes } = await here.archive(owner);
    gone.mockRestore();
    expect(view.lost).toBe(1);
    const { organizationId } = await there.bring(await same(owner), bytes);
    const rows = await there.query<{ state: string; revision: number | null }>(
      'select state, revision from report where organization_id = $1',
      [organizationId],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.state).toBe('done');
    expect(draft.state).toBe('done');
  });
});
