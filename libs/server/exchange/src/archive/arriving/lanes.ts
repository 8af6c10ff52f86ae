/** While one file is looked into by a thread, the next is unpacked and written. */
const LANES = 2;

/**
 * Works on things in their order, two at a time. After the first failure nothing new is begun, and what was under way is
 * waited for: whoever cleans up afterwards finds nobody at work.
 * @throws what the first failing work throws
 */
export async function inLanes<Thing>(things: Iterable<Thing>, work: (thing: Thing) => Promise<void>): Promise<void> {
  const queue = eachOf(things);
  const lane = async (): Promise<void> => {
    // Leaving the loop by an error ends the queue, for the other lane as well.
    for (const thing of queue) await work(thing);
  };
  const ended = await Promise.allSettled(Array.from({ length: LANES }, lane));
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}

function* eachOf<Thing>(things: Iterable<Thing>): Generator<Thing> {
  yield* things;
}
