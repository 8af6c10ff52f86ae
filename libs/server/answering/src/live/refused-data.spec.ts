import { type SubmittedOperation } from '@certitude/contracts';
import { halved, isRefusedData } from './refused-data';
import { type QueuedMessage } from './room-queue';

const message = (...seqs: number[]): QueuedMessage => ({
  participant: {} as QueuedMessage['participant'],
  epoch: 0,
  operations: seqs.map((clientSeq) => ({ clientSeq }) as SubmittedOperation),
});
const seqsOf = (messages: readonly QueuedMessage[]): number[][] =>
  messages.map(({ operations }) => operations.map(({ clientSeq }) => clientSeq));

describe('what the database says', () => {
  it.each([
    ['21000', 'one row twice'],
    ['22P02', 'a text that is no value'],
    ['23503', 'a reference to nothing'],
    ['23514', 'a broken constraint'],
    ['54000', 'more than the program can hold'],
    ['P0001', 'a trigger’s refusal'],
  ])('is about the edit: %s, %s', (code, _) => {
    expect(isRefusedData({ code })).toBe(true);
  });

  it.each([
    ['23505', 'written before'],
    ['40001', 'a conflict of transactions'],
    ['53100', 'a full disk'],
    ['55P03', 'a lock'],
    ['57014', 'a time limit'],
    ['08006', 'a lost connection'],
    [undefined, 'nothing that is known'],
  ])('is about the database: %s, %s', (code, _) => {
    expect(isRefusedData({ code })).toBe(false);
  });
});

describe('a batch that was refused', () => {
  it.each([
    [
      [[1], [2]],
      [[[1]], [[2]]],
    ],
    [
      [[1], [2], [3]],
      [[[1], [2]], [[3]]],
    ],
    [[[1, 2, 3]], [[[1, 2]], [[3]]]],
  ])('falls into two, in order: %j', (batch, halves) => {
    expect(halved(batch.map((seqs) => message(...seqs)))?.map(seqsOf)).toEqual(halves);
  });

  it('does not fall apart any more when there is one edit left', () => {
    expect([halved([message(1)]), halved([])]).toEqual([null, null]);
  });
});
