import { LaunchError } from '../start/errors';

export interface MutateArguments {
  /** Folder of the library below `libs`, `server/evidence`. */
  readonly library: string;
  /** Which of its files are broken, relative to its `src`. */
  readonly files: string;
  /** Which of its specs are to notice, relative to its `src`; all that load the file when none are named. */
  readonly tests: string | null;
}

const usage = `Usage: npm run mutate -- <library> [--files <glob>] [--tests <glob>]
  <library>  below libs: "contracts" or "server/evidence"
  --files    what is broken, below its src: "rules/**"
  --tests    the specs that are to notice, below its src: "rules/*.spec.ts"`;

/**
 * Reads `collab --files "note/**" --tests "note/*.spec.ts"`; without files, all of the library are broken.
 * @throws LaunchError with the usage
 */
export function parseArguments(args: readonly string[]): MutateArguments {
  const [library, ...words] = args.flatMap((word) => (word.startsWith('--') ? word.split(/=(.*)/s, 2) : [word]));
  const options = new Map<string | undefined, string>();
  for (let at = 0; at < words.length; at += 2) {
    const [name, value] = [words[at], words[at + 1]];
    if (options.has(name) || !isOption(name, value)) throw new LaunchError(usage);
    options.set(name, value);
  }
  if (library === undefined || !/^[a-z]+(\/[a-z]+)*$/.test(library)) throw new LaunchError(usage);
  return { library, files: options.get('--files') ?? '**', tests: options.get('--tests') ?? null };
}

const isOption = (name: string | undefined, value: string | undefined): value is string =>
  name === '--files' ? Boolean(value) : name === '--tests' && value !== undefined && value.endsWith('.spec.ts');
