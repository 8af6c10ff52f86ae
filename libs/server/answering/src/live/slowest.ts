/** What waits for somebody to read it. */
export interface Waiting<T> {
  readonly of: T;
  readonly bytes: number;
}

/** Those without whom the others fit into a limit: the fewest, so the largest first. */
export function slowest<T>(waiting: readonly Waiting<T>[], limit: number): readonly Waiting<T>[] {
  let total = waiting.reduce((sum, { bytes }) => sum + bytes, 0);
  const bySize = waiting.toSorted((one, other) => other.bytes - one.bytes);
  const fitting = bySize.findIndex(({ bytes }) => {
    if (total <= limit) return true;
    total -= bytes;
    return false;
  });
  return fitting < 0 ? bySize : bySize.slice(0, fitting);
}
