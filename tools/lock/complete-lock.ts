/** The part of package-lock.json (version 3) that matters here. */
export interface PackageLock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

interface LockedPackage {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly dev?: boolean;
  readonly [field: string]: unknown;
}

export interface CompletedLock<T extends PackageLock> {
  readonly lock: T;
  /** Keys of the added entries. */
  readonly added: readonly string[];
  /** What is missing and could not be placed, in words. */
  readonly unplaced: readonly string[];
}

interface Wanted {
  readonly key: string;
  readonly name: string;
  readonly range: string;
}

/**
 * Adds entries for optional platform packages (`@swc/core-darwin-arm64`) that are missing from a lock: a registry mirror
 * may not serve every platform, npm then leaves them out, and later refuses its own lock as incomplete.
 * @param original left as it is
 */
export function completeLock<T extends PackageLock>(original: T): CompletedLock<T> {
  const packages: Record<string, LockedPackage> = { ...original.packages };
  const added: string[] = [];
  const unplaced: string[] = [];
  for (const wanted of wantedPackages(original)) {
    const found = locate(packages, wanted.key, wanted.name);
    if (found !== undefined && satisfies(packages[found], wanted.range)) continue;
    const entry = entryFor(wanted, packages[wanted.key]);
    if (entry === undefined) {
      unplaced.push(`${wanted.name}@${wanted.range} of ${wanted.key || 'the workspace'}`);
      continue;
    }
    const key = found === undefined ? `node_modules/${wanted.name}` : `${wanted.key}/node_modules/${wanted.name}`;
    packages[key] = entry;
    added.push(key);
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
  return { lock: { ...original, packages: Object.fromEntries(sorted) }, added, unplaced };
}

function wantedPackages({ packages }: PackageLock): Wanted[] {
  return Object.entries(packages).flatMap(([key, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies).map(([name, range]) => ({ key, name, range })),
  );
}

/** Where a package would find a dependency: in its own node_modules or the nearest one above. */
function locate(packages: Readonly<Record<string, LockedPackage>>, from: string, name: string): string | undefined {
  for (let folder = from; ; folder = parentOf(folder)) {
    const key = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (packages[key]) return key;
    if (folder === '') return undefined;
  }
}

function parentOf(folder: string): string {
  const end = folder.lastIndexOf('/node_modules/');
  return end < 0 ? '' : folder.slice(0, end);
}

/** Platform packages are wanted in one exact version; npm itself has seen to ranges. */
const satisfies = (found: LockedPackage | undefined, range: string): boolean =>
  !/^\d/.test(range) || found?.version === range;

function entryFor({ name, range }: Wanted, wantedBy: LockedPackage | undefined): LockedPackage | undefined {
  const version = /^\D?(\d+\.\d+\.\d+.*)$/.exec(range)?.[1];
  const platform = platformOf(name);
  if (version === undefined || platform === undefined) return undefined;
  return {
    version,
    cpu: [platform.cpu],
    ...(wantedBy?.dev ? { dev: true } : {}),
    optional: true,
    ...systemOf(platform),
  };
}

interface Platform {
  readonly os: string;
  readonly cpu: string;
  readonly libc?: 'musl' | 'glibc';
}

const systems = /darwin|linux|freebsd|openbsd|netbsd|android|openharmony|win32|windows|win|aix|sunos|wasm32/;
const processors = /(wasm32|arm64|x64|ia32|ppc64|s390x|riscv64|loong64|mips64el|arm)(?=-|$)/;

/** Reads the platform that a package is for out of its name, `@x/y-linux-x64-musl`. */
export function platformOf(name: string): Platform | undefined {
  const ending = name.slice(name.indexOf('/') + 1);
  const os = systems.exec(ending)?.[0];
  const cpu = processors.exec(ending)?.[0];
  if (os === undefined || cpu === undefined) return undefined;
  const libc = /musl/.test(ending) ? 'musl' : os === 'linux' && /-gnu/.test(ending) ? 'glibc' : undefined;
  return { os: os.startsWith('win') ? 'win32' : os, cpu, libc };
}

/** WebAssembly runs on every system. */
function systemOf({ os, libc }: Platform): { os?: string[]; libc?: string[] } {
  return { ...(os === 'wasm32' ? {} : { os: [os] }), ...(libc ? { libc: [libc] } : {}) };
}
