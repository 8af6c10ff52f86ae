import { assessmentsApi, pkisApi } from '@certitude/contracts';
import { importsApi } from '@certitude/contracts/exchange';
import { AssessmentAnswers, History } from '@certitude/server/answering';
import { type GivenMember } from '@certitude/server/testing';
import { ImportRepository } from './import.repository';
import { MOST_AT_ONCE } from './jobs/import-order';
import { fullExport, ImportWorld, longExport, SPONSOR, VISION } from '../testing/import-world';

const MADE = ['pki', 'assessment', 'response', 'assessment_operation', 'evidence', 'action_plan'] as const;

describe('an import', () => {
  let world: ImportWorld;
  let owner: GivenMember;
  beforeAll(async () => {
    world = await ImportWorld.make();
  });
  afterAll(() => world.server.close());
  beforeEach(async () => {
    owner = await world.server.given.organization();
  });

  const problem = (who: GivenMember, body: string | Buffer) =>
    world.server.as(who).problem(importsApi.preview, { params: world.at(who), body: body as never });
  const assessments = async (who: GivenMember) =>
    (await world.server.as(who).call(assessmentsApi.list, { params: world.at(who) })).items;

  it('is only read at first: the preview says what it becomes, and nothing is made', async () => {
    const view = await world.preview(owner, fullExport());
    expect(view).toMatchObject({
      state: 'previewed',
      kind: 'browser-2x',
      sourceName: 'assessment.yaml',
      modelVersion: '2.0.0',
      method: 'formal',
      suggestedName: 'Issuing CA 2026',
      counts: { rated: 1, notes: 1, evidence: 1, kept: 0 },
      earlier: null,
      assessment: null,
    });
    expect(view.scores.byPolicy.map(({ policy, overall }) => [policy, overall.score])).toEqual([
      ['pkimm', 3],
      ['workbook', expect.any(Number)],
      ['web', 3],
    ]);
    expect(Object.values(await world.counts(owner, MADE))).toEqual(MADE.map(() => 0));
  });

  it('makes the assessment with its answers, notes and evidence, and says where they came from', async () => {
    const view = await world.commit(owner, await world.preview(owner, fullExport()));
    expect(view).toMatchObject({ state: 'imported', importedBy: owner.accountId, expiresAt: null });
    const [made] = await assessments(owner);
    expect(made).toMatchObject({
      id: view.assessment?.id,
      name: 'Imported',
      pkiName: 'Issuing CA',
      method: 'formal',
      overall: { score: 3, assessed: 1 },
    });
    const assessmentId = made?.id as NonNullable<typeof made>['id'];
    const answers = await world.server.app.get(AssessmentAnswers).read(owner.context, assessmentId);
    const answer = answers.find(({ category, requirement }) => SPONSOR === `G.${category}.${requirement}`);
    expect(answer?.values).toMatchObject({ level: 3, status: 'in-progress' });
    const params = { ...world.at(owner), assessmentId, responseId: answer?.id as never };
    const { items } = await world.server.app.get(History).list(owner.context, { params, query: { limit: 50 } });
    expect(items.map(({ field, source }) => [field, source])).toEqual(
      expect.arrayContaining([
        ['level', 'an export of the official browser tool (assessment.yaml)'],
        ['rationale', 'an export of the official browser tool (assessment.yaml)'],
      ]),
    );
    expect(await world.counts(owner, ['evidence', 'evidence_link', 'pki'])).toEqual({
      evidence: 1,
      evidence_link: 1,
      pki: 1,
    });
  });

  it('fills who assesses and when from what the source says', async () => {
    const who = { assessorName: 'Ada Auditor', assessorCompany: 'Audits Ltd', assessorPosition: 'external' };
    const days = { startDate: '2030-02-01', targetDate: '2030-03-01', finishDate: '2030-02-20' };
    const preview = await world.preview(owner, fullExport({ ...who, ...days }));
    expect(preview.counts.kept).toBe(0);
    await world.commit(owner, preview);
    expect(await assessments(owner)).toMatchObject([
      {
        ...{ assessorKind: 'external', assessorName: 'Ada Auditor', assessorCompany: 'Audits Ltd' },
        ...{ startsOn: '2030-02-01', targetOn: '2030-03-01', finishedOn: '2030-02-20' },
        ...{ periodFrom: null, periodTo: null },
      },
    ]);
  });

  it('goes into a PKI that is there, and not into another organization’s', async () => {
    const pki = await world.server.as(owner).call(pkisApi.create, { params: world.at(owner), body: { name: 'Root' } });
    const existing = { pki: { kind: 'existing' as const, pkiId: pki.id } };
    await world.commit(owner, await world.preview(owner, fullExport()), existing);
    expect(await assessments(owner)).toMatchObject([{ pkiName: 'Root' }]);
    const other = await world.server.given.organization();
    const theirs = await world.preview(other, fullExport());
    await expect(world.commit(other, theirs, existing)).rejects.toMatchObject({ problem: { code: 'not-found' } });
    expect(Object.values(await world.counts(other, MADE))).toEqual(MADE.map(() => 0));
  });

  it('is made once, however often it is confirmed', async () => {
    const preview = await world.preview(owner, fullExport());
    const [first, second] = await Promise.all([world.commit(owner, preview), world.commit(owner, preview)]);
    expect(second.assessment).toEqual(first.assessment);
    expect(await assessments(owner)).toHaveLength(1);
  });

  it('of the same file by two people at once makes one; the other is told, and may have a copy', async () => {
    const admin = await world.server.given.member(owner, 'admin');
    const previews = [await world.preview(owner, fullExport()), await world.preview(admin, fullExport())] as const;
    const outcomes = await Promise.allSettled([world.commit(owner, previews[0]), world.commit(admin, previews[1])]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const loser = outcomes.findIndex(({ status }) => status === 'rejected');
    expect(outcomes[loser]).toMatchObject({ reason: { problem: { code: 'import.already-imported' } } });
    const [made] = await assessments(owner);
    const [who, preview] = loser === 0 ? [owner, previews[0]] : [admin, previews[1]];
    expect((await world.get(who, preview)).earlier).toMatchObject({
      assessmentId: made?.id,
      assessmentName: 'Imported',
    });
    await world.commit(who, preview, { asCopy: true, name: 'Copy' });
    expect((await assessments(owner)).map(({ name }) => name).toSorted()).toEqual(['Copy', 'Imported']);
  });

  it('leaves nothing when it breaks half-way, and can be confirmed again', async () => {
    const preview = await world.preview(owner, fullExport());
    // As if the server were killed: its connection is gone when everything but the record is written.
    const record = jest.spyOn(world.server.app.get(ImportRepository), 'imported');
    record.mockImplementationOnce(async (tx) => {
      await tx.query('select pg_terminate_backend(pg_backend_pid())');
    });
    await expect(world.commit(owner, preview)).rejects.toMatchObject({ problem: { status: 503 } });
    expect(Object.values(await world.counts(owner, MADE))).toEqual(MADE.map(() => 0));
    expect(await world.commit(owner, preview)).toMatchObject({ state: 'imported' });
  });

  it.each([
    ['a small source', fullExport()],
    ['a source that takes a while', longExport(MOST_AT_ONCE + 1)],
  ])('of %s is not made once its preview has expired', async (_what, content) => {
    const preview = await world.preview(owner, content);
    await world.server.db.transaction(owner.context, (tx) =>
      tx.query("update assessment_import set expires_at = '2000-01-01' where id = $1", [preview.id]),
    );
    await expect(world.commit(owner, preview)).rejects.toMatchObject({ problem: { code: 'import.expired' } });
    expect(await world.counts(owner, [...MADE, 'import_job'])).toEqual(
      Object.fromEntries([...MADE, 'import_job'].map((table) => [table, 0])),
    );
  });

  it('is for owners and admins of the organization', async () => {
    const viewer = await world.server.given.member(owner, 'manager');
    expect(await problem(viewer, fullExport())).toMatchObject({ code: 'access.forbidden' });
    const preview = await world.preview(owner, fullExport());
    const stranger = await world.server.given.organization();
    await expect(world.get(stranger, preview)).rejects.toMatchObject({ problem: { code: 'not-found' } });
    await expect(world.commit(stranger, preview)).rejects.toMatchObject({ problem: { code: 'not-found' } });
  });

  it.each([
    ['something else', 'hello: world', 'This seems to be a YAML or JSON file of something else'],
    ['a bomb of aliases', `a: &a [x,x]\n${Array.from({ length: 600 }, (_, n) => `b${n}: *a`).join('\n')}`, 'alias'],
    ['nothing', ' ', ''],
  ])('of %s is refused with its own words, and nothing is stored', async (_what, content, words) => {
    const refused = await problem(owner, content);
    expect(refused).toMatchObject({ status: 422, code: 'import.unreadable' });
    expect(refused.detail).toContain(words);
    expect(await world.counts(owner, ['assessment_import'])).toEqual({ assessment_import: 0 });
  });

  it('keeps what has no place, shown and downloadable', async () => {
    const content = fullExport({
      organizationName: 'Example Ltd',
      plannedBy: 'nobody knows',
      progress: { [VISION]: { level: 4 } },
    });
    const { id, counts, kept } = await world.preview(owner, content);
    expect(counts).toMatchObject({ declared: 1 });
    expect(kept.map((piece) => piece.content).join()).toMatch(/nobody knows/);
    expect(kept.map((piece) => piece.content).join()).toMatch(/Example Ltd/);
    const download = await world.server
      .as(owner)
      .raw(importsApi.kept, { params: { ...world.at(owner), importId: id } });
    expect(download.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(JSON.stringify(download.body)).toContain('nobody knows');
  });
});
