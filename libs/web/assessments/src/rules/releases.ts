import { type ModelReleaseSummary } from '@certitude/contracts';

const numbersOf = (version: string): readonly number[] =>
  version.split(/[.-]/).map((part) => Number.parseInt(part, 10) || 0);

/** Releases with the newest version first. */
export const newestFirst = (releases: readonly ModelReleaseSummary[]): readonly ModelReleaseSummary[] =>
  [...releases].sort((one, other) => {
    const [ones, others] = [numbersOf(one.version), numbersOf(other.version)];
    for (let at = 0; at < Math.max(ones.length, others.length); at++) {
      const difference = (others[at] ?? 0) - (ones[at] ?? 0);
      if (difference !== 0) return difference;
    }
    return other.publishedAt.localeCompare(one.publishedAt);
  });

/** "2.0.0 · official wording · 72 requirements". */
export const releaseText = ({ version, wording, requirements }: ModelReleaseSummary): string =>
  [version, ...(wording === 'official' ? ['official wording'] : []), `${requirements} requirements`].join(' · ');
