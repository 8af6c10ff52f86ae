import { type StreamOperation } from '@certitude/contracts';
import { RecentOperations } from './recent-operations';

const operations = (first: number, count: number): StreamOperation[] =>
  Array.from({ length: count }, (_, index) => ({ clientSeq: first + index }) as StreamOperation);
const numbers = (found: readonly StreamOperation[] | null) => found?.map(({ clientSeq }) => clientSeq) ?? null;

describe('recent operations', () => {
  it('gives what came after a sequence number', () => {
    const recent = new RecentOperations(10);
    recent.push(operations(11, 3));
    expect(numbers(recent.after(11))).toEqual([12, 13]);
    expect(numbers(recent.after(13))).toEqual([]);
    expect(numbers(recent.after(10))).toEqual([11, 12, 13]);
  });

  it('knows nothing from before it began, and nothing of the future', () => {
    const recent = new RecentOperations(10);
    recent.push(operations(11, 3));
    expect(recent.after(9)).toBeNull();
    expect(recent.after(14)).toBeNull();
  });

  it('forgets what is long ago', () => {
    const recent = new RecentOperations(0);
    for (let first = 1; first <= 1_000; first += 10) recent.push(operations(first, 10));
    expect(recent.after(0)).toBeNull();
    expect(numbers(recent.after(998))).toEqual([999, 1_000]);
    expect(numbers(recent.after(900))).toHaveLength(100);
  });
});
