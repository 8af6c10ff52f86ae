interface Release {
  readonly id: string;
  readonly version: string;
}

export interface Pair<T extends Release> {
  readonly from: T;
  readonly to: T;
}

/**
 * Which two releases to compare: those that the address names, else the newest and the version before it.
 * @param releases newest first
 * @returns undefined when there is nothing to compare
 */
export function chosenPair<T extends Release>(
  releases: readonly T[],
  from: string | undefined,
  to: string | undefined,
): Pair<T> | undefined {
  const named = (id: string | undefined) => releases.find((release) => release.id === id);
  const older = named(from);
  const newer = named(to) ?? releases.find(({ version }) => version !== older?.version) ?? releases[0];
  const before = newer && (older ?? beforeOf(releases, newer));
  return newer && before ? { from: before, to: newer } : undefined;
}

/** The version before; of the oldest, the one after it. */
function beforeOf<T extends Release>(releases: readonly T[], newer: T): T | undefined {
  const older = releases.slice(releases.indexOf(newer)).find(({ version }) => version !== newer.version);
  return older ?? releases.findLast(({ version }) => version !== newer.version);
}
