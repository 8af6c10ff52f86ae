/** The part of package-lock.json, and of npm's record of what it installed, that matters here. */
export interface PackageList {
  readonly packages: Readonly<Record<string, ListedPackage>>;
}

interface ListedPackage {
  readonly version?: string;
  /** npm goes on without it. */
  readonly optional?: boolean;
  readonly dependencies?: Names;
  readonly devDependencies?: Names;
  readonly optionalDependencies?: Names;
}

type Names = Readonly<Record<string, string>>;

const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;

/**
 * The packages of the lock that are not installed, or not in its version, with those that only the checks need. What npm may
 * leave out, such as the packages of another platform, is not missed.
 * @param installed undefined where nothing is
 * @returns their places, `node_modules/eslint`
 */
export function missingPackages(lock: PackageList, installed: PackageList | undefined): string[] {
  return Object.entries(lock.packages)
    .filter(([place, { optional }]) => place !== '' && !optional)
    .filter(([place, { version }]) => installed?.packages[place]?.version !== version)
    .map(([place]) => place);
}

/** Whether the lock was made for this package.json; npm would look for packages that nobody has pinned. */
export function pins(lock: PackageList, manifest: ListedPackage): boolean {
  const locked = lock.packages[''] ?? {};
  return kinds.every((kind) => sameNames(locked[kind] ?? {}, manifest[kind] ?? {}));
}

function sameNames(some: Names, others: Names): boolean {
  const names = Object.keys(some);
  return names.length === Object.keys(others).length && names.every((name) => some[name] === others[name]);
}
