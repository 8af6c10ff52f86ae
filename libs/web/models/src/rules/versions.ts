import { newestFirst } from '@certitude/web/parts';

/** One text of a version. */
interface Published {
  readonly version: string;
  readonly publishedAt: string;
}

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
