import { type QueuedMessage } from './room-queue';

/**
 * Classes of SQLSTATE that say that what was to be written is wrong: cardinality, data, constraints, views, limits of
 * the program, exceptions raised by our own triggers. All others say that the database is in trouble.
 */
const REFUSES = /^(21|22|23|44|54|P0)/;
/** Committed before: this node is out of step, and the edits may be fine. */
const DUPLICATE = '23505';

/** Whether the database refused the values, and would again. */
export function isRefusedData(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && REFUSES.test(code) && code !== DUPLICATE;
}

type Messages = readonly QueuedMessage[];

/** Two parts that are committed one after the other; null when there is a single edit left. */
export function halved(messages: Messages): readonly [Messages, Messages] | null {
  const [only, ...others] = messages;
  if (!only) return null;
  if (others.length === 0) {
    const [begin, ...more] = only.operations;
    if (!begin || more.length === 0) return null;
    const part = { ...only, since: only.since ?? begin.clientSeq };
    const [first, second] = cut(only.operations);
    return [[{ ...part, operations: first }], [{ ...part, operations: second }]];
  }
  return cut(messages);
}

function cut<T>(list: readonly T[]): [T[], T[]] {
  const middle = Math.ceil(list.length / 2);
  return [list.slice(0, middle), list.slice(middle)];
}
