import { assessmentsApi, type Endpoint, evidenceApi, pkisApi, type RequestOf } from '@certitude/contracts';
import { deletionsApi } from '@certitude/contracts/deleting';
import { importsApi, type ImportView } from '@certitude/contracts/exchange';
import { AssessmentAnswers } from '@certitude/server/answering';
import { DatabaseClient } from '@certitude/server/core';
import { eventually, type GivenMember } from '@certitude/server/testing';
import { fullExport, ImportWorld } from '../testing/import-world';

jest.setTimeout(240_000);

/** Either was first, and the other one is told so. */
const FINE = [200, 404, 409];

describe('an import that is undone while somebody works on what it made', () => {
  let world: ImportWorld;
  let owner: GivenMember;
  beforeAll(async () => {
    world = await ImportWorld.make();
    owner = await world.server.given.organization();
  });
  afterAll(() => world.server.close());

  const browser = () => world.server.as(owner);
  const status = async <E extends Endpoint>(endpoint: E, request: RequestOf<E>): Promise<number> =>
    (await browser().raw(endpoint, request)).status;
  const undo = ({ id }: ImportView) => status(importsApi.undo, { params: { ...world.at(owner), importId: id } });
  const placesOf = async ({ assessment }: ImportView) => {
    if (!assessment) throw new Error('It became no assessment.');
    const place = { ...world.at(owner), assessmentId: assessment.id };
    const { pkiId } = await browser().call(assessmentsApi.get, { params: place });
    const { items } = await browser().call(evidenceApi.list, { params: world.at(owner) });
    const piece = items.find(({ links }) => links.some(({ assessmentId }) => assessmentId === assessment.id));
    const answers = await world.server.app.get(AssessmentAnswers).read(owner.context, assessment.id);
    const [other, linked] = [answers.at(-1)?.id, piece?.links[0]?.responseId];
    if (!piece || !other || !linked) throw new Error('It has an answer with evidence, and others.');
    const evidence = { ...world.at(owner), evidenceId: piece.id };
    return { place, pki: { ...world.at(owner), pkiId }, evidence, link: { ...place, ...evidence }, other, linked };
  };
  type Places = Awaited<ReturnType<typeof placesOf>>;

  it.each<[string, (places: Places) => Promise<number>]>([
    ['deletes the assessment', ({ place }) => status(deletionsApi.assessment.delete, { params: place })],
    ['deletes the PKI', ({ pki }) => status(deletionsApi.pki.delete, { params: pki })],
    ['deletes evidence', ({ evidence }) => status(deletionsApi.evidence.delete, { params: evidence })],
    [
      'renames the assessment',
      ({ place }) => status(assessmentsApi.update, { params: place, body: { version: 1, changes: { name: 'Ours' } } }),
    ],
    [
      'describes the PKI',
      ({ pki }) => status(pkisApi.update, { params: pki, body: { version: 1, changes: { description: 'Ours' } } }),
    ],
    ['attaches evidence', ({ link, other }) => status(evidenceApi.link, { params: { ...link, responseId: other } })],
    [
      'detaches evidence',
      ({ link, linked }) => status(evidenceApi.unlink, { params: { ...link, responseId: linked } }),
    ],
  ])('keeps nobody waiting for ever who %s, whoever comes first', async (_what, work) => {
    const answers: number[] = [];
    for (const isUndoneFirst of [true, false]) {
      const view = await world.commit(owner, await world.preview(owner, fullExport()), { asCopy: true });
      const places = await placesOf(view);
      const both = [() => undo(view), () => work(places)];
      answers.push(...(await meeting(places.place.assessmentId, isUndoneFirst ? both : both.toReversed())));
    }
    expect(answers.filter((code) => !FINE.includes(code))).toEqual([]);
    expect(answers).toHaveLength(4);
  });

  /** Both are under way when the stream, which somebody else held, is free. */
  async function meeting(assessmentId: string, both: readonly (() => Promise<number>)[]): Promise<number[]> {
    const other = new DatabaseClient({ connectionString: world.server.database.adminUrl });
    await other.connect();
    try {
      await other.query('begin');
      await other.query('select from assessment_stream where assessment_id = $1 for update', [assessmentId]);
      const under: Promise<number>[] = [];
      for (const one of both) {
        const done = one();
        under.push(done);
        let isOver = false;
        void done.finally(() => (isOver = true));
        await eventually(async () => {
          const { rows } = await other.query<{ n: number }>(
            `select count(distinct pid)::int as n from pg_locks where not granted
               and pid in (select pid from pg_stat_activity where datname = current_database())`,
          );
          expect(isOver || rows[0]?.n === under.length).toBe(true);
        });
      }
      await other.query('commit');
      return await Promise.all(under);
    } finally {
      await other.end();
    }
  }
});
