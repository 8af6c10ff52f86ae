import { Allowance } from './allowance';

interface Limit {
  readonly perSecond: number;
  readonly burst: number;
}

/** One budget for each of many. Whose is full again is forgotten, so that they do not add up. */
export class Allowances<Key> {
  /** Who took last stands last. */
  private readonly held = new Map<Key, { readonly allowance: Allowance; readonly at: number }>();

  get size(): number {
    return this.held.size;
  }

  /**
   * Takes one.
   * @param limit of this one, asked when they begin
   * @param now milliseconds of a clock that never goes back
   * @returns whether there was one left
   */
  take(key: Key, limit: Limit, now: number): boolean {
    this.forget(now - (limit.burst / limit.perSecond) * 1_000);
    const allowance = this.held.get(key)?.allowance ?? new Allowance(limit, now);
    this.held.delete(key);
    this.held.set(key, { allowance, at: now });
    return allowance.take(1, now);
  }

  private forget(before: number): void {
    for (const [key, { at }] of this.held) {
      if (at >= before) return;
      this.held.delete(key);
    }
  }
}
