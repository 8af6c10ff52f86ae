import { eventually } from '@certitude/server/testing';
import { World } from '../testing/world';

describe('live editing', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.make();
  });
  afterEach(() => world.tidy());
  afterAll(() => world.close());

  it('shows an edit to everybody in the assessment, its author included', async () => {
    const given = await world.assessment();
    const [first] = given.responses;
    if (!first) throw new Error('No response.');
    const anna = await world.join(given.owner, given);
    const ben = await world.join(await world.server.given.member(given.owner, 'assessor'), given);

    anna.edit(first, 'level', 3);

    await eventually(() => expect(ben.value(first, 'level')).toBe(3));
    await anna.settled();
    expect(anna.seen.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(ben.value(first, 'status')).toBe('in-progress');
  });
});
