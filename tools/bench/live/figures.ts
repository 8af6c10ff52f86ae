/** What a measurement found, by name; null where the system does not tell. */
export type Figures = Readonly<Record<string, number | null>>;

/** Milliseconds and the like with two decimals. */
export const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Quantiles of some values, with their names beginning alike; nulls when there are no values. */
export function quantiles(name: string, values: readonly number[]): Figures {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number): number | null => {
    const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
    return value === undefined ? null : rounded(value);
  };
  return { [`${name}P50`]: at(0.5), [`${name}P95`]: at(0.95), [`${name}P99`]: at(0.99) };
}

/** Processor seconds per thousand of something, with four decimals. */
export function perThousand(before: number | null, after: number | null, count: number): number | null {
  if (before === null || after === null || count === 0) return null;
  return Math.round(((after - before) / count) * 1e7) / 1e4;
}

/** Of each figure the one in the middle of several runs. */
export function medians(runs: readonly Figures[]): Figures {
  const names = new Set(runs.flatMap((run) => Object.keys(run)));
  return Object.fromEntries([...names].map((name) => [name, median(runs.map((run) => run[name] ?? null))]));
}

/** How many times the other's figure each figure is. */
export function ratios(figures: Figures, other: Figures): Figures {
  const ratio = (name: string): number | null => {
    const [one, two] = [figures[name] ?? null, other[name] ?? null];
    return one === null || two === null || two === 0 ? null : rounded(one / two);
  };
  return Object.fromEntries(Object.keys(figures).map((name) => [name, ratio(name)]));
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function median(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  return known[Math.floor((known.length - 1) / 2)] ?? null;
}
