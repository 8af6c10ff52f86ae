import { assessmentsApi } from '@certitude/contracts';
import { type FrozenContent2 } from '@certitude/contracts/freezing';
import {
  ACCEPTED_EARLIER,
  type GivenAssessment,
  hostileNote,
  laborious,
  World,
} from '@certitude/server/answering/testing';
import { ReviewsHttpModule } from '@certitude/server/reviews';
import { eventually } from '@certitude/server/testing';
import { FreezingSweep } from './freezing-sweep.service';
import { VersionsHttpModule } from './versions-http.module';

describe('a hostile note', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.make({ modules: [ReviewsHttpModule, VersionsHttpModule] });
  });
  afterEach(() => world.tidy());
  afterAll(() => world.close());

  const query = <Row>({ owner }: GivenAssessment, sql: string, values: readonly unknown[] = []) =>
    world.server.db.transaction(owner.context, (tx) => tx.query<Row>(sql, values));

  it.each(ACCEPTED_EARLIER)('of %s keeps nobody from reviewing and finalizing', async (_what, update, whole) => {
    const { assessment, params, good, bad, browser } = await hostileNote(world, update());
    const reviewer = world.server.as(await world.server.given.member(assessment.owner, 'reviewer'));
    const review = await reviewer.call(assessmentsApi.review, { params: { ...params, responseId: good } });
    const body = { decision: 'accepted' as const, hash: review.hash };
    await reviewer.call(assessmentsApi.decide, { params: { ...params, responseId: good }, body });

    const judged = await reviewer.raw(assessmentsApi.review, { params: { ...params, responseId: bad } });
    const { items } = await browser.call(assessmentsApi.quarantinedNotes, { params });
    if (whole) {
      expect([judged.status, items]).toEqual([200, []]);
    } else {
      expect(items).toMatchObject([{ response: bad, title: expect.stringMatching(/\w/) }]);
      const named = expect.stringContaining(items[0]?.title ?? '');
      expect(judged.body).toMatchObject({ code: 'note.quarantined', detail: named });
      const refused = await browser.problem(assessmentsApi.finalize, { params });
      expect(refused).toMatchObject({ code: 'note.quarantined', detail: named });
      expect(await browser.call(assessmentsApi.get, { params })).toMatchObject({ streamState: 'open' });
      const repair = { params: { ...params, responseId: bad } };
      expect(await browser.call(assessmentsApi.repairNote, repair)).toEqual({ response: bad, restored: 'version' });
    }
    await browser.call(assessmentsApi.finalize, { params });
    const [stored] = await query<{ content: FrozenContent2 }>(assessment, 'select content from assessment_version');
    const rationales = stored?.content.responses.filter(({ rationale }) => rationale !== null) ?? [];
    expect(rationales.map(({ id }) => id)).toEqual([good, bad]);
    expect(JSON.stringify(rationales[1]?.rationale)).toContain('Words before.');
  });

  it('never leaves an assessment freezing, not even when the process dies', async () => {
    const { assessment, good, anna } = await hostileNote(world, laborious(10));
    const sweep = world.server.app.get(FreezingSweep, { strict: false });
    const freeze = "update assessment_stream set state = 'freezing', epoch = epoch + 1, freezing_since = now()";
    await query(assessment, `${freeze} where assessment_id = $1`, [assessment.view.id]);
    const sweptAfter = async (minutes: number) => {
      const since = new Date(world.server.clock.now().getTime() - minutes * 60_000);
      await query(assessment, 'update assessment_stream set freezing_since = $1', [since]);
      await sweep.run(world.server.clock.now());
      return query(assessment, 'select state from assessment_stream');
    };
    // Somebody may still be finalizing it.
    expect(await sweptAfter(4)).toEqual([{ state: 'freezing' }]);
    expect(await sweptAfter(6)).toEqual([{ state: 'open' }]);
    await eventually(() => expect([anna.replica.state, anna.replica.epoch]).toEqual(['open', 2]));
    anna.edit(good, 'level', 4);
    await anna.settled();
    expect(anna.value(good, 'level')).toBe(4);
  });
});
