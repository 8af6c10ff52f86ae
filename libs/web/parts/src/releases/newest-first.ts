/** A published row of something that has versions: a release in one wording, or an extension. */
interface Published {
  readonly version: string;
  readonly publishedAt: string;
}

/** Newest version first; of the same version, the one published last. */
export const newestFirst = <T extends Published>(items: readonly T[]): T[] =>
  items.toSorted(
    (a, b) => b.version.localeCompare(a.version, 'en', { numeric: true }) || b.publishedAt.localeCompare(a.publishedAt),
  );
