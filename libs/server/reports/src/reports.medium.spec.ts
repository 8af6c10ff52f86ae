import { type ReportId } from '@certitude/contracts';
import { MOST_REPORTS, type OrderReport, reportsApi as api, type ReportView } from '@certitude/contracts/reporting';
import { type GivenMember } from '@certitude/server/testing';
import { newId } from '@certitude/server/core';
import { checkFile } from '@certitude/signatures';
import { unzipSync } from 'fflate';
import { ReportWorld } from './testing/report-world';
import { VersionReports } from './version-reports.service';

const PDF: OrderReport = { kind: 'assessment', format: 'pdf', paper: 'a4', revision: null, sections: ['timeline'] };

describe('reports', () => {
  let world: ReportWorld;
  beforeAll(async () => {
    world = await ReportWorld.make();
  });
  afterAll(() => world.close());

  const at = ({ owner, view }: Awaited<ReturnType<ReportWorld['assessment']>>) => ({
    organizationId: owner.context.organizationId,
    assessmentId: view.id,
  });
  const order = (who: GivenMember, params: ReturnType<typeof at>, more: Partial<OrderReport> = {}) =>
    world.server.as(who).call(api.order, { params, body: { ...PDF, ...more } });
  const made = async (who: GivenMember, params: ReturnType<typeof at>, { id }: ReportView) => {
    await world.make(who, id);
    return world.server.as(who).call(api.get, { params: { ...params, reportId: id } });
  };
  const bytes = async (who: GivenMember, params: ReturnType<typeof at>, id: ReportId) => {
    const path = `/api/organizations/${params.organizationId}/assessments/${params.assessmentId}/reports/${id}/file`;
    const answer = await world.server.as(who).ask(path);
    return { status: answer.status, headers: answer.headers, content: Buffer.from(await answer.arrayBuffer()) };
  };

  it('are made as tagged PDF, and the same content is the same bytes', async () => {
    const of = await world.assessment();
    const first = await made(of.owner, at(of), await order(of.owner, at(of)));
    expect(first).toMatchObject({ state: 'done', standard: 'pdf-ua-1', problem: null, sections: expect.any(Array) });
    const file = await bytes(of.owner, at(of), first.id);
    expect(file.status).toBe(200);
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(file.headers.get('content-disposition')).toContain('Assessment-report-Draft-');
    expect(file.content.subarray(0, 5).toString()).toBe('%PDF-');
    expect(file.content.byteLength).toBe(first.size);
    const again = await made(of.owner, at(of), await order(of.owner, at(of)));
    expect(again.sha256).toBe(first.sha256);
  });

  it('are made for Word, and the same content is the same bytes, with charts as they are in the PDF', async () => {
    const of = await world.assessment();
    const word: Partial<OrderReport> = { kind: 'detailed', format: 'docx', sections: [] };
    const first = await made(of.owner, at(of), await order(of.owner, at(of), word));
    expect(first).toMatchObject({ state: 'done', standard: null, problem: null });
    const file = await bytes(of.owner, at(of), first.id);
    expect(file.headers.get('content-type')).toContain('wordprocessingml.document');
    expect(file.headers.get('content-disposition')).toMatch(/Detailed-assessment-report.*\.docx/);
    const parts = unzipSync(file.content);
    const pictures = Object.entries(parts).filter(([name]) => name.endsWith('.png'));
    expect(pictures.map(([name]) => name)).toEqual([1, 2, 3].map((number) => `word/media/chart${number}.png`));
    // Something is drawn: a page of one colour packs to next to nothing.
    for (const [, picture] of pictures) expect(picture.byteLength).toBeGreaterThan(5_000);
    const again = await made(of.owner, at(of), await order(of.owner, at(of), word));
    expect(again.sha256).toBe(first.sha256);
  });

  it('print what looks like code of the typesetter or of a page as what it is', async () => {
    const of = await world.assessment();
    const [first] = of.responses;
    if (!first) throw new Error('No responses.');
    const tab = await world.world.join(of.owner, of);
    tab.type(first, '#panic("boom") $x$ *bold* <script>alert(1)</script> // no comment');
    await tab.settled();
    const pdf = await made(of.owner, at(of), await order(of.owner, at(of), { kind: 'detailed' }));
    expect(pdf).toMatchObject({ state: 'done', standard: 'pdf-ua-1' });
    const html = await made(of.owner, at(of), await order(of.owner, at(of), { kind: 'detailed', format: 'html' }));
    const page = (await bytes(of.owner, at(of), html.id)).content.toString();
    expect(page).toContain('#panic(&#34;boom&#34;) $x$ *bold* &#60;script&#62;alert(1)&#60;/script&#62; // no comment');
    expect(page).not.toContain('<script');
  });

  it('are made all the same when a sign is in no font', async () => {
    const of = await world.assessment();
    const [first] = of.responses;
    if (!first) throw new Error('No responses.');
    const tab = await world.world.join(of.owner, of);
    tab.type(first, 'Done 😀 ᚠ');
    await tab.settled();
    const report = await made(of.owner, at(of), await order(of.owner, at(of), { kind: 'detailed' }));
    expect(report).toMatchObject({ state: 'done', standard: 'tagged' });
  });

  it('are of a version as it was frozen, and of none that does not exist', async () => {
    const of = await world.finalized();
    const report = await made(of.owner, at(of), await order(of.owner, at(of), { revision: 1, format: 'html' }));
    const page = (await bytes(of.owner, at(of), report.id)).content.toString();
    expect(page).toContain(of.sha256);
    expect(page).not.toContain('Draft');
    await expect(order(of.owner, at(of), { revision: 7 })).rejects.toMatchObject({ problem: { code: 'not-found' } });
  });

  it('are of no kind that would say what is not true of the assessment', async () => {
    const refused = { problem: { code: 'report.kind' } };
    const formal = await world.assessment();
    await expect(order(formal.owner, at(formal), { kind: 'self-assessment' })).rejects.toMatchObject(refused);
    const of = await world.assessment('self');
    await expect(order(of.owner, at(of), { kind: 'assessment' })).rejects.toMatchObject(refused);
    await expect(order(of.owner, at(of), { kind: 'attestation' })).rejects.toMatchObject(refused);
    const detailed = await made(of.owner, at(of), await order(of.owner, at(of), { kind: 'detailed', format: 'html' }));
    const file = await bytes(of.owner, at(of), detailed.id);
    expect(file.headers.get('content-disposition')).toContain('Detailed-self-assessment-report');
    expect(file.content.toString()).toContain('<h1 dir="auto">Detailed self-assessment report</h1>');
  });

  it('of a version hold its credential and fields to sign in, those of a draft do not; and again the same bytes', async () => {
    const of = await world.finalized();
    const checked = async (revision: number | null) => {
      const report = await made(of.owner, at(of), await order(of.owner, at(of), { revision }));
      expect(report.standard).toBe('pdf-ua-1');
      const { content } = await bytes(of.owner, at(of), report.id);
      return { report, checked: await checkFile(new Uint8Array(content), { now: new Date() }) };
    };
    const [first, again, draft] = [await checked(1), await checked(1), await checked(null)];
    expect(again.report.sha256).toBe(first.report.sha256);
    expect(first.checked.emptyFields).toEqual(['ExecutiveApproval', 'SecurityExecutiveApproval']);
    expect(first.checked.credential).toMatchObject({
      kind: 'found',
      credential: {
        organization: { id: of.owner.context.organizationId },
        assessment: { id: of.view.id, name: of.view.name },
        version: { revision: 1, sha256: of.sha256 },
        overall: { level: expect.any(Number), name: expect.stringMatching(/\w/) },
      },
    });
    expect(draft.checked).toMatchObject({ credential: { kind: 'none' }, emptyFields: [] });
  });

  it('with action plans are not for guests, without them they are', async () => {
    const of = await world.assessment();
    const guest = await world.guest(of);
    const plain = await made(of.owner, at(of), await order(of.owner, at(of), { kind: 'summary', format: 'html' }));
    const plans = await made(of.owner, at(of), await order(of.owner, at(of), { kind: 'progress', format: 'html' }));
    const listed = await world.server.as(guest).call(api.list, { params: at(of), query: {} });
    expect(listed.items.map(({ id }) => id)).toEqual([plain.id]);
    expect((await bytes(guest, at(of), plain.id)).status).toBe(200);
    expect((await bytes(guest, at(of), plans.id)).status).toBe(404);
    await world.endGrant(of, guest);
    expect((await bytes(guest, at(of), plain.id)).status).toBe(404);
  });

  it('are no more than three at once for a person, and go when they are deleted', async () => {
    const of = await world.assessment();
    const ordered = [];
    for (let count = 0; count < 3; count++) ordered.push(await order(of.owner, at(of), { format: 'html' }));
    await expect(order(of.owner, at(of))).rejects.toMatchObject({ problem: { code: 'report.busy' } });
    const [first] = ordered;
    if (!first) throw new Error('Nothing was ordered.');
    const place = { params: { ...at(of), reportId: first.id } };
    expect((await bytes(of.owner, at(of), first.id)).status).toBe(409);
    await world.server.as(of.owner).call(api.remove, place);
    await expect(world.server.as(of.owner).call(api.get, place)).rejects.toMatchObject({
      problem: { code: 'not-found' },
    });
    expect((await order(of.owner, at(of), { format: 'html' })).state).toBe('waiting');
  });

  it('are kept up to a number, and one more is refused with the word which is the oldest', async () => {
    const of = await world.assessment();
    const [first] = [await order(of.owner, at(of), { kind: 'attestation', format: 'html' })];
    await made(of.owner, at(of), first);
    await world.copies(of, first.id, MOST_REPORTS - 1);
    await expect(order(of.owner, at(of))).rejects.toMatchObject({
      problem: { code: 'report.too-many', detail: expect.stringContaining('Assessment attestation, made on 20') },
    });
    // By when they were made, whatever their ids.
    await world.server.db.transaction(of.owner.context, (tx) =>
      tx.query(
        `update report set created_at = '2020-02-03' where id = (select max(id::text)::uuid from report where assessment_id = $1)`,
        [of.view.id],
      ),
    );
    await expect(order(of.owner, at(of))).rejects.toMatchObject({
      problem: { code: 'report.too-many', detail: expect.stringContaining('made on 2020-02-03') },
    });
    await world.server.as(of.owner).call(api.remove, { params: { ...at(of), reportId: first.id } });
    expect((await order(of.owner, at(of))).state).toBe('waiting');
  });

  it('say that they failed once nothing more is tried, and that somebody may try again', async () => {
    const of = await world.assessment();
    const { id } = await order(of.owner, at(of));
    await world.giveUp(of.owner, id);
    await world.make(of.owner, id);
    const report = await world.server.as(of.owner).call(api.get, { params: { ...at(of), reportId: id } });
    expect(report).toMatchObject({ state: 'failed', problem: { detail: expect.stringContaining('Try again.') } });
  });

  it('are deleted by whoever made them, or by who may delete what others made', async () => {
    const of = await world.assessment();
    const [viewer, manager] = [await world.member(of.owner, 'viewer'), await world.member(of.owner, 'manager')];
    const own = await order(viewer, at(of), { format: 'html' });
    const theirs = await order(of.owner, at(of), { format: 'html' });
    const remove = (who: GivenMember, { id }: ReportView) =>
      world.server.as(who).call(api.remove, { params: { ...at(of), reportId: id } });
    await expect(remove(viewer, theirs)).rejects.toMatchObject({ problem: { code: 'access.forbidden' } });
    expect(await remove(viewer, own)).toEqual({ done: true });
    expect(await remove(manager, theirs)).toEqual({ done: true });
  });

  it('are not made for somebody who left meanwhile', async () => {
    const of = await world.assessment();
    const viewer = await world.member(of.owner, 'viewer');
    const ordered = await order(viewer, at(of));
    await world.leave(of.owner, viewer);
    expect(await made(of.owner, at(of), ordered)).toMatchObject({
      state: 'failed',
      problem: { title: expect.stringMatching(/\w/) },
    });
  });

  it('of an id that the browser gave are made once', async () => {
    const of = await world.assessment();
    const id = newId<ReportId>();
    const first = await order(of.owner, at(of), { id });
    expect(await order(of.owner, at(of), { id })).toEqual(first);
    const listed = await world.server.as(of.owner).call(api.list, { params: at(of), query: {} });
    expect(listed.items).toHaveLength(1);
  });

  it('of a version are handed on as they were made last, whatever their ids', async () => {
    const of = await world.finalized();
    const [one, other] = [newId<ReportId>(), newId<ReportId>()];
    for (const id of [one, other]) {
      await made(of.owner, at(of), await order(of.owner, at(of), { id, format: 'html', revision: 1 }));
    }
    const newest = async () => {
      const found = await world.server.app.get(VersionReports).newestOf(of.owner.context, of.view.id, 1);
      return found.map(({ id }) => id);
    };
    expect(await newest()).toEqual([other]);
    await world.server.db.transaction(of.owner.context, (tx) =>
      tx.query("update report set created_at = '2020-02-03' where id = $1", [other]),
    );
    expect(await newest()).toEqual([one]);
  });

  it('are listed by when they were made, whatever their ids, each on one page', async () => {
    const of = await world.assessment();
    const ids = [newId<ReportId>(), newId<ReportId>(), newId<ReportId>()];
    // Later ones with smaller ids; the last two a microsecond apart.
    for (const [at_, id] of ids.toReversed().entries()) {
      await order(of.owner, at(of), { id });
      await world.server.db.transaction(of.owner.context, (tx) =>
        tx.query(
          "update report set created_at = timestamptz '2026-11-29' + $2 * interval '1 microsecond' where id = $1",
          [id, [0, 1_000_001, 1_000_002][at_]],
        ),
      );
    }
    const browser = world.server.as(of.owner);
    const listed: string[] = [];
    let after: string | undefined;
    do {
      const page = await browser.call(api.list, { params: at(of), query: { limit: 1, ...(after && { after }) } });
      listed.push(...page.items.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after);
    expect(listed).toEqual(ids);
    for (const wrong of ['1', 'x~y', ids[0], `1;~${ids[0]}`])
      expect((await browser.raw(api.list, { params: at(of), query: { after: wrong } })).status).toBe(400);
  });
});
