import { FairSlots } from './fair-slots';

describe('places for running jobs', () => {
  /** Asks for places in this order. @returns who got one, growing as places get free */
  const asking = (slots: FairSlots, ...organizations: string[]): string[] => {
    const entered: string[] = [];
    for (const organization of organizations)
      void slots.enter(organization).then((isIn) => entered.push(isIn ? organization : `not ${organization}`));
    return entered;
  };
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  it.each([
    [4, 2, ['a', 'b'], ['a', 'b']],
    // A flood of one organization leaves room for another one that comes last.
    [4, 2, ['a', 'a', 'a', 'a', 'a', 'b'], ['a', 'a', 'b']],
    [4, 2, ['a', 'a', 'a', 'b', 'b', 'b'], ['a', 'a', 'b', 'b']],
    // Never more than there are places.
    [2, 1, ['a', 'b', 'c'], ['a', 'b']],
    [1, 1, ['a', 'a', 'b'], ['a']],
  ])('of %d, %d for one organization: %j get %j', async (most, share, asked, expected) => {
    const entered = asking(new FairSlots(most, share), ...asked);
    await settled();
    expect(entered).toEqual(expected);
  });

  it('go to whoever waits longest, once one is left', async () => {
    const slots = new FairSlots(2, 1);
    const entered = asking(slots, 'a', 'a', 'b', 'c');
    slots.leave('b');
    await settled();
    expect(entered).toEqual(['a', 'b', 'c']);
    slots.leave('a');
    await settled();
    expect(entered).toEqual(['a', 'b', 'c', 'a']);
  });

  it('are got by nobody once they are closed', async () => {
    const slots = new FairSlots(1, 1);
    const entered = asking(slots, 'a', 'b');
    slots.close();
    slots.leave('a');
    entered.push(...((await slots.enter('c')) ? ['c'] : []));
    await settled();
    expect(entered).toEqual(['a', 'not b']);
  });
});
