import { LIVE_LIMITS } from '@certitude/contracts';
import { type QueuedMessage, RoomQueue } from './room-queue';

const message = (operations: number): QueuedMessage => ({
  participant: {} as QueuedMessage['participant'],
  epoch: 1,
  operations: Array.from({ length: operations }, () => ({}) as QueuedMessage['operations'][number]),
});
const filled = (...sizes: number[]): RoomQueue => {
  const queue = new RoomQueue();
  for (const size of sizes) queue.push(message(size));
  return queue;
};
const sizes = (batch: readonly QueuedMessage[]): number[] => batch.map(({ operations }) => operations.length);
const { operationsPerCommit: PER_COMMIT, queuedOperations: QUEUED } = LIVE_LIMITS;

describe('the queue of a room', () => {
  it.each([
    ['all that wait', [1, 2, 3], [1, 2, 3]],
    ['as many as a commit may hold', [PER_COMMIT - 1, 1, 1], [PER_COMMIT - 1, 1]],
    ['no later message in the place of one that is too long', [PER_COMMIT - 1, 2, 1], [PER_COMMIT - 1]],
    ['a message alone that is longer than a commit', [PER_COMMIT + 1, 1], [PER_COMMIT + 1]],
    ['nothing when nobody waits', [], []],
  ])('gives a commit %s', (_, given, batch) => {
    expect(sizes(filled(...given).nextBatch())).toEqual(batch);
  });

  it('keeps what a batch left for the next, in order', () => {
    const queue = filled(PER_COMMIT, 1, 2);
    queue.nextBatch();
    expect([sizes(queue.nextBatch()), queue.isEmpty]).toEqual([[1, 2], true]);
  });

  it('takes no more than it may hold, until some of it has left', () => {
    const queue = filled(QUEUED);
    expect(queue.push(message(1))).toBe(false);
    queue.nextBatch();
    expect(queue.push(message(QUEUED))).toBe(true);
    queue.clear();
    expect([queue.isEmpty, queue.push(message(QUEUED))]).toEqual([true, true]);
  });
});
