import { parseArgs } from 'node:util';
import { LaunchError } from '../start/index';

export interface AttackOptions {
  /** Names of the attacks to run. */
  readonly names: readonly string[];
  /** A few minutes instead of many: what `npm test` runs. */
  readonly short: boolean;
  /** Where chance starts, so that a run can be repeated. */
  readonly seed: number;
}

/**
 * Reads `--only frames,notes --short --seed 7`.
 * @param known names of all attacks
 * @throws LaunchError with the usage
 */
export function optionsOf(args: readonly string[], known: readonly string[]): AttackOptions {
  const { only, short, seed: word } = parsed(args, known);
  const names = only?.split(',') ?? known;
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw usage(`There is no attack "${unknown.join('", "')}".`, known);
  const seed = Number(word ?? 1);
  if (!Number.isInteger(seed)) throw usage('--seed takes a whole number.', known);
  return { names: known.filter((name) => names.includes(name)), short: short ?? false, seed };
}

function parsed(args: readonly string[], known: readonly string[]) {
  const options = { only: { type: 'string' }, short: { type: 'boolean' }, seed: { type: 'string' } } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw usage(error instanceof Error ? error.message : String(error), known);
  }
}

const usage = (what: string, known: readonly string[]): LaunchError =>
  new LaunchError(`${what}\nUsage: npm run attack -- [--only ${known.join(',')}] [--short] [--seed 1]`);
