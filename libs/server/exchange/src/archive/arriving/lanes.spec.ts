import { inLanes } from './lanes';

/** Work that ends when the test says so. */
function given() {
  const begun: number[] = [];
  const ends = new Map<number, { readonly well: () => void; readonly badly: (error: Error) => void }>();
  const work = (thing: number): Promise<void> => {
    begun.push(thing);
    return new Promise((well, badly) => ends.set(thing, { well, badly }));
  };
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return { begun, ends, work, turn };
}

describe('work in lanes', () => {
  it('is done in order, two things at a time', async () => {
    const { begun, ends, work, turn } = given();
    const all = inLanes([1, 2, 3], work);
    await turn();
    expect(begun).toEqual([1, 2]);
    ends.get(2)?.well();
    await turn();
    expect(begun).toEqual([1, 2, 3]);
    ends.get(1)?.well();
    ends.get(3)?.well();
    await all;
  });

  it('begins nothing after a failure, and waits for what is under way', async () => {
    const { begun, ends, work, turn } = given();
    let isOver = false;
    const all = inLanes([1, 2, 3, 4], work).finally(() => (isOver = true));
    const seen = expect(all).rejects.toThrow('full');
    await turn();
    ends.get(1)?.badly(new Error('full'));
    await turn();
    expect([begun, isOver]).toEqual([[1, 2], false]);
    ends.get(2)?.well();
    await seen;
    expect(begun).toEqual([1, 2]);
  });

  it('has nothing to do for nothing', async () => {
    await expect(inLanes([], () => Promise.reject(new Error('never')))).resolves.toBeUndefined();
  });
});
