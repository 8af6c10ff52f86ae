/** The part of package.json that matters here. */
export interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** What builds the programs, is built into the pages, or serves a command alone: the started api and worker have no use for it. */
export const BUILT_WITH = [
  '@angular/*',
  '@fontsource-variable/inter',
  '@swimlane/ngx-charts',
  '@tiptap/*',
  'd3-shape',
  'idb',
  'lucide',
  'markdown-it',
  'nx',
  'rolldown',
  'socket.io-client',
  'typescript',
];

/** Whether a pattern of `BUILT_WITH` means this package. */
export const means = (pattern: string, name: string): boolean =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;

/**
 * The package.json of an image that only runs the built server: without what builds, without the checks, without the embedded
 * PostgreSQL and Node. With the workspace's lock beside it, `npm ci` installs what is left, in the same versions.
 */
export function serverManifest({ dependencies, name, version, license, type, allowScripts }: Manifest) {
  const needed = Object.entries(dependencies).filter(([name]) => !BUILT_WITH.some((pattern) => means(pattern, name)));
  return { name, version, private: true, license, type, dependencies: Object.fromEntries(needed), allowScripts };
}
