import { LIVE, type SurroundingsChanged } from '@certitude/contracts';
import { eventually } from '@certitude/server/testing';
import { Surroundings } from '../surroundings.service';
import { World } from '../testing/world';

describe('what stands around a response', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.make();
  });
  afterEach(() => world.tidy());
  afterAll(() => world.close());

  /** Somebody in an assessment, with what they are told about surroundings. */
  const listening = async () => {
    const given = await world.assessment();
    const told: SurroundingsChanged[] = [];
    const { socket } = await world.join(given.owner, given);
    socket.on(LIVE.surroundings, (message: SurroundingsChanged) => told.push(message));
    const change = (response: string, fails = false) =>
      world.server.db.transaction(given.owner.context, async (tx) => {
        const place = { assessmentId: given.view.id, responseId: response as (typeof given.responses)[number] };
        world.server.app.get(Surroundings, { strict: false }).changed(tx, place);
        await tx.query('select 1');
        if (fails) throw new Error('Rolled back.');
      });
    return { given, told, change };
  };

  it('is told to whoever is in the assessment, and to nobody else, once it is committed', async () => {
    const [here, elsewhere] = [await listening(), await listening()];
    const [first = '', second = ''] = here.given.responses;
    await expect(here.change(second, true)).rejects.toThrow('Rolled back.');
    await here.change(first);
    await eventually(() => expect(here.told).toEqual([{ assessment: here.given.view.id, response: first }]));
    expect(elsewhere.told).toEqual([]);
  });
});
