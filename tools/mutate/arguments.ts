import { LaunchError } from '../start/errors';

export interface MutateArguments {
  /** Folder of the library below `libs`, `server/evidence`. */
  readonly library: string;
  /** Which of its files are broken, relative to its `src`. */
  readonly files: string;
}

const usage = 'Usage: npm run mutate -- <library below libs, as "contracts" or "server/evidence"> [--files "rules/**"]';

/**
 * Reads `collab --files "note/**"`; without files, all of the library are broken.
 * @throws LaunchError with the usage
 */
export function parseArguments(args: readonly string[]): MutateArguments {
  const words = args.flatMap((word) => (word.startsWith('--') ? word.split(/=(.*)/s, 2) : [word]));
  const [library, option, files, ...rest] = words;
  const isComplete = option === undefined || (option === '--files' && files !== undefined && files !== '');
  if (library === undefined || !/^[a-z]+(\/[a-z]+)*$/.test(library) || !isComplete || rest.length > 0)
    throw new LaunchError(usage);
  return { library, files: files ?? '**' };
}
