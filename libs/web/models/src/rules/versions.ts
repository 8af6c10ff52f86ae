/** A published row of something that has versions: a release in one wording, or an extension. */
interface Published {
  readonly id: string;
  readonly version: string;
  readonly publishedAt: string;
}

/** Newest version first; of the same version, the one published last. */
export const newestFirst = <T extends Published>(items: readonly T[]): T[] =>
  items.toSorted(
    (a, b) => b.version.localeCompare(a.version, 'en', { numeric: true }) || b.publishedAt.localeCompare(a.publishedAt),
  );

/**
 * A release is immutable: corrected texts are published beside the earlier ones. Of each series (version and wording)
 * the last is current; the earlier stay, because assessments answer them.
 */
export function currentAndEarlier<T extends Published>(
  items: readonly T[],
  seriesOf: (item: T) => string,
): { readonly current: readonly T[]; readonly earlier: readonly T[] } {
  const seen = new Set<string>();
  const current: T[] = [];
  const earlier: T[] = [];
  for (const item of newestFirst(items)) {
    const series = `${item.version} ${seriesOf(item)}`;
    (seen.has(series) ? earlier : current).push(item);
    seen.add(series);
  }
  return { current, earlier };
}
