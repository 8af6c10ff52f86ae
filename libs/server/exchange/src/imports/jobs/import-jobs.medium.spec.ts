import { assessmentsApi, organizationsApi } from '@certitude/contracts';
import { importsApi, type ImportView } from '@certitude/contracts/exchange';
import { type GivenMember } from '@certitude/server/testing';
import { Commits } from '../commits.service';
import { ImportRepository } from '../import.repository';
import { fullExport, ImportWorld, longExport } from '../../testing/import-world';
import { ImportJobRepository } from './import-job.repository';
import { MOST_AT_ONCE } from './import-order';

const MADE = ['pki', 'assessment', 'response', 'assessment_operation', 'evidence', 'action_plan'] as const;
const LONG = MOST_AT_ONCE + 20;
const MINUTE = 60_000;

describe('an import that takes a while', () => {
  let world: ImportWorld;
  let owner: GivenMember;
  let preview: ImportView;
  beforeAll(async () => {
    world = await ImportWorld.make();
  });
  afterAll(() => world.server.close());
  afterEach(() => jest.restoreAllMocks());
  beforeEach(async () => {
    owner = await world.server.given.organization();
    preview = await world.preview(owner, longExport(LONG));
  });
  const nothing = async () => expect(Object.values(await world.counts(owner, MADE))).toEqual(MADE.map(() => 0));
  const assessments = async (who: GivenMember) =>
    (await world.server.as(who).call(assessmentsApi.list, { params: world.at(who) })).items;
  /** In the middle of it: before the job says something for so many times. */
  const before = (said: number, happens: () => Promise<unknown>) => {
    const jobs = world.server.app.get(ImportJobRepository, { strict: false });
    const update = jobs.update.bind(jobs);
    let count = 0;
    jest.spyOn(jobs, 'update').mockImplementation(async (...args) => {
      count += 1;
      if (count === said) await happens();
      return update(...args);
    });
  };

  it('is ordered, and goes on without whoever asked for it', async () => {
    expect(preview.counts.evidence).toBeGreaterThan(MOST_AT_ONCE);
    const ordered = await world.commit(owner, preview);
    expect(ordered).toMatchObject({ state: 'previewed', job: { state: 'waiting', createdBy: owner.accountId } });
    await nothing();
    await world.work(owner);
    const view = await world.get(owner, preview);
    expect(view).toMatchObject({ state: 'imported', importedBy: owner.accountId, job: null });
    expect(await assessments(owner)).toMatchObject([{ id: view.assessment?.id, overall: { assessed: 1 } }]);
    expect(await world.counts(owner, ['evidence'])).toEqual({ evidence: preview.counts.evidence });
  });

  it('does not expire while it waits for its turn', async () => {
    const soon = new Date(world.server.clock.now().getTime() + 10 * MINUTE);
    await world.server.db.transaction(owner.context, (tx) =>
      tx.query('update assessment_import set expires_at = $1 where id = $2', [soon, preview.id]),
    );
    await world.commit(owner, preview);
    world.server.clock.advance(20 * MINUTE);
    await world.work(owner);
    expect(await world.get(owner, preview)).toMatchObject({ state: 'imported', job: null });
  });

  it('is done at once when it is small', async () => {
    const small = await world.commit(owner, await world.preview(owner, fullExport()));
    expect(small).toMatchObject({ state: 'imported', job: null });
    expect(await world.counts(owner, ['import_job'])).toEqual({ import_job: 0 });
  });

  it('is ordered once, however often it is confirmed and its event is brought', async () => {
    const [first, second] = await Promise.all([world.commit(owner, preview), world.commit(owner, preview)]);
    expect([first.job?.state, second.job?.state]).toEqual(['waiting', 'waiting']);
    expect(await world.counts(owner, ['import_job', 'outbox'])).toEqual({ import_job: 1, outbox: 1 });
    await Promise.all([world.work(owner), world.work(owner)]);
    await world.work(owner);
    expect(await assessments(owner)).toHaveLength(1);
  });

  it('is nothing else while it is under way', async () => {
    await world.commit(owner, preview);
    await expect(world.commit(owner, preview, { name: 'Other' })).rejects.toMatchObject({
      problem: { code: 'conflict' },
    });
  });

  it('says how far it is while it is under way', async () => {
    await world.commit(owner, preview);
    const seen: unknown[] = [];
    before(2, async () => seen.push((await world.get(owner, preview)).job));
    await world.work(owner);
    expect(seen).toMatchObject([{ state: 'running', step: 'Answers', done: 0, total: expect.any(Number) }]);
  });

  it('can be stopped while it waits: it is not begun, and can be ordered again', async () => {
    await world.commit(owner, preview);
    expect(await world.cancel(owner, preview)).toMatchObject({ state: 'previewed', job: { state: 'cancelled' } });
    await world.work(owner);
    await nothing();
    expect(await world.commit(owner, preview)).toMatchObject({ job: { state: 'waiting' } });
    await world.work(owner);
    expect(await world.get(owner, preview)).toMatchObject({ state: 'imported' });
  });

  it.each([
    ['while it writes', 2],
    ['when all is written', 3],
  ])('can be stopped %s, and leaves nothing then', async (_when, piece) => {
    await world.commit(owner, preview);
    before(piece, () => world.cancel(owner, preview));
    await world.work(owner);
    expect(await world.get(owner, preview)).toMatchObject({ state: 'previewed', job: { state: 'cancelled' } });
    await nothing();
  });

  it('leaves nothing when its worker dies, and is begun again', async () => {
    await world.commit(owner, preview);
    const record = jest.spyOn(world.server.app.get(ImportRepository), 'imported');
    record.mockImplementationOnce(async (tx) => {
      await tx.query('select pg_terminate_backend(pg_backend_pid())');
    });
    await expect(world.work(owner)).rejects.toThrow();
    expect(await world.get(owner, preview)).toMatchObject({ state: 'previewed', job: { state: 'running' } });
    await nothing();
    await world.work(owner);
    expect(await world.get(owner, preview)).toMatchObject({ state: 'imported' });
    expect(await assessments(owner)).toHaveLength(1);
  });

  it('is made once, though its worker was killed right after the commit', async () => {
    await world.commit(owner, preview);
    const commits = world.server.app.get(Commits, { strict: false });
    const commit = commits.commit.bind(commits);
    jest.spyOn(commits, 'commit').mockImplementationOnce(async (...args) => {
      await commit(...args);
      throw new Error('From here on it does nothing any more.');
    });
    await expect(world.work(owner)).rejects.toThrow();
    await world.work(owner);
    expect(await assessments(owner)).toHaveLength(1);
    expect(await world.get(owner, preview)).toMatchObject({ state: 'imported', job: null });
  });

  it('of the same content by two people makes one, and tells the other why theirs failed', async () => {
    const admin = await world.server.given.member(owner, 'admin');
    const theirs = await world.preview(admin, longExport(LONG));
    await world.commit(owner, preview);
    await world.commit(admin, theirs);
    await world.work(owner);
    expect(await assessments(owner)).toHaveLength(1);
    const problem = { title: expect.any(String), detail: expect.stringContaining('It was imported on') };
    expect(await world.get(admin, theirs)).toMatchObject({ state: 'previewed', job: { state: 'failed', problem } });
  });

  it.each(['removed', 'a manager'])('is not made for somebody who is %s meanwhile', async (became) => {
    const admin = await world.server.given.member(owner, 'admin');
    const theirs = await world.preview(admin, longExport(LONG));
    await world.commit(admin, theirs);
    const params = { ...world.at(owner), accountId: admin.accountId };
    const by = world.server.as(owner);
    if (became === 'removed') await by.call(organizationsApi.removeMember, { params });
    else await by.call(organizationsApi.changeRole, { params, body: { version: 1, changes: { role: 'manager' } } });
    await world.work(owner);
    expect(await world.get(owner, theirs)).toMatchObject({ job: { state: 'failed' } });
    await nothing();
  });

  it('does not go with older previews while it is under way', async () => {
    await world.commit(owner, preview);
    for (let n = 0; n < 11; n += 1) await world.preview(owner, fullExport({ name: `CA ${n}` }));
    await world.work(owner);
    expect(await world.get(owner, preview)).toMatchObject({ state: 'imported' });
  });

  it('goes into an assessment that exists the same way', async () => {
    const small = await world.commit(owner, await world.preview(owner, fullExport()));
    const assessmentId = small.assessment?.id as NonNullable<ImportView['assessment']>['id'];
    const { head } = await world.previewMerge(owner, preview, { assessmentId, strategy: 'fill-gaps' });
    const body = { assessmentId, strategy: 'fill-gaps', head } as const;
    expect(await world.merge(owner, preview, body)).toMatchObject({ job: { state: 'waiting' } });
    const had = await world.counts(owner, ['evidence']);
    before(2, () => world.cancel(owner, preview));
    await world.work(owner);
    expect(await world.counts(owner, ['evidence'])).toEqual(had);
    jest.restoreAllMocks();
    await world.merge(owner, preview, body);
    await world.work(owner);
    expect(await world.get(owner, preview)).toMatchObject({ state: 'imported', assessment: { id: assessmentId } });
    expect((await world.counts(owner, ['evidence']))['evidence']).toBeGreaterThan(MOST_AT_ONCE);
  });

  it('is stopped by owners and admins of its organization', async () => {
    await world.commit(owner, preview);
    const [stranger, manager] = [
      await world.server.given.organization(),
      await world.server.given.member(owner, 'manager'),
    ];
    await expect(world.cancel(stranger, preview)).rejects.toMatchObject({ problem: { code: 'not-found' } });
    const refused = await world.server
      .as(manager)
      .problem(importsApi.cancel, { params: { ...world.at(manager), importId: preview.id } });
    expect(refused).toMatchObject({ code: 'access.forbidden' });
    expect(await world.get(owner, preview)).toMatchObject({ job: { state: 'waiting' } });
  });
});
