import { assessmentsApi } from '@certitude/contracts';
import { eventually } from '@certitude/server/testing';
import { compactNotes, hostileNote, laborious } from '../testing/hostile-notes';
import { type GivenAssessment, World } from '../testing/world';

describe('a hostile note', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.make();
  });
  afterEach(() => world.tidy());
  afterAll(() => world.close());

  const query = <Row>({ owner }: GivenAssessment, sql: string, values: readonly unknown[] = []) =>
    world.server.db.transaction(owner.context, (tx) => tx.query<Row>(sql, values));

  it('is closed for edits, by name, while the others are compacted and edited', async () => {
    const { assessment, good, bad, anna } = await hostileNote(world, new Uint8Array([9]));
    anna.type(good, 'More good words.');
    await anna.settled();
    await compactNotes(world, assessment);
    expect(await query(assessment, 'select plain_text as text from note where response_id = $1', [good])).toEqual([
      { text: 'Good words.\nMore good words.' },
    ]);
    const ben = await world.join(assessment.owner, assessment);
    expect([ben.text(good), ben.text(bad)]).toEqual(['Good words.\nMore good words.', '']);
    ben.type(bad, 'Too late.');
    await eventually(() => expect(ben.told('noteRefused')).toMatchObject([{ code: 'quarantined' }]));
    ben.type(good, 'And more.');
    await ben.settled();
    await eventually(() => expect(anna.text(good)).toBe('Good words.\nMore good words.\nAnd more.'));
  });

  it('is repaired as a new note that everybody sees, edits and has to review anew', async () => {
    const { assessment, params: place, bad, anna, browser } = await hostileNote(world, new Uint8Array([9]));
    await compactNotes(world, assessment);
    const params = { ...place, responseId: bad };
    await browser.call(assessmentsApi.repairNote, { params });
    await eventually(() => expect(anna.text(bad)).toBe('Words before.'));
    await eventually(() => expect(anna.value(bad, 'status')).toBe('in-progress'));
    anna.type(bad, 'And after.');
    await anna.settled();
    await compactNotes(world, assessment);
    expect(await query(assessment, 'select plain_text as text from note where response_id = $1', [bad])).toEqual([
      { text: 'Words before.\nAnd after.' },
    ]);
    expect((await browser.problem(assessmentsApi.repairNote, { params })).code).toBe('not-found');
  });

  it('whose last version is damaged, too, is repaired with its words', async () => {
    const { assessment, params: place, bad, browser } = await hostileNote(world, new Uint8Array([9]));
    await query(assessment, 'update note set snapshot = $2 where response_id = $1', [bad, Buffer.from([7, 7])]);
    await compactNotes(world, assessment);
    const params = { ...place, responseId: bad };
    expect(await browser.call(assessmentsApi.repairNote, { params })).toEqual({ response: bad, restored: 'words' });
    expect((await browser.call(assessmentsApi.quarantinedNotes, { params: place })).items).toEqual([]);
  });

  it('is repaired by those who finalize, and by nobody else', async () => {
    const { assessment, params: place, bad } = await hostileNote(world, new Uint8Array([9]));
    await compactNotes(world, assessment);
    const params = { ...place, responseId: bad };
    const assessor = world.server.as(await world.server.given.member(assessment.owner, 'assessor'));
    expect((await assessor.problem(assessmentsApi.repairNote, { params })).code).toBe('access.forbidden');
    expect((await assessor.call(assessmentsApi.quarantinedNotes, { params })).items).toHaveLength(1);
  });

  it('stops nobody else while it is put together', async () => {
    const { assessment, params, browser } = await hostileNote(world, laborious(9_000));
    const other = await world.assessment();
    const theirs = { organizationId: other.owner.context.organizationId, assessmentId: other.view.id };
    const attack = compactNotes(world, assessment);
    let requests = 0;
    let slowest = 0;
    const isOver = attack.then(() => true);
    while (!(await Promise.race([isOver, Promise.resolve(false)]))) {
      const before = performance.now();
      await world.server.as(other.owner).call(assessmentsApi.get, { params: theirs });
      slowest = Math.max(slowest, performance.now() - before);
      requests += 1;
    }
    process.stdout.write(`${requests} requests of others during a hostile note, the slowest ${slowest.toFixed()} ms\n`);
    expect(requests).toBeGreaterThan(1);
    expect((await browser.call(assessmentsApi.quarantinedNotes, { params })).items).toHaveLength(1);
  });
});
