import { LaunchError } from '../start/errors';

/** The parts of a test run, in their order. */
export const stepNames = [
  'format',
  'typecheck',
  'lint',
  'arch',
  'knip',
  'canaries',
  'unit',
  'build',
  'attack',
  'e2e',
] as const;
export type StepName = (typeof stepNames)[number];

export interface TestArguments {
  readonly steps: readonly StepName[];
  /** Nx projects that lint and unit are limited to; empty for all. */
  readonly projects: readonly string[];
}

const usage = `Usage: npm test -- [--only ${stepNames.join(',')}] [--project name,name]`;

/**
 * Reads `--only unit,e2e` and `--project server-core`; with a project and nothing else, its unit tests run.
 * @throws LaunchError with the usage
 */
export function parseArguments(args: readonly string[]): TestArguments {
  const given = readOptions(args);
  const projects = given.get('--project') ?? [];
  const only = given.get('--only') ?? (projects.length > 0 ? ['unit'] : stepNames);
  const unknown = only.filter((name) => !isStepName(name));
  if (unknown.length > 0) throw new LaunchError(`There is no step "${unknown.join('", "')}". ${usage}`);
  return { steps: stepNames.filter((name) => only.includes(name)), projects };
}

function readOptions(args: readonly string[]): Map<string, string[]> {
  const given = new Map<string, string[]>();
  const words = args.flatMap((word) => (word.startsWith('--') ? word.split(/=(.*)/s, 2) : [word]));
  for (let at = 0; at < words.length; at += 2) {
    const [name = '', value] = words.slice(at, at + 2);
    if (!['--only', '--project'].includes(name) || !value || value.startsWith('--')) throw new LaunchError(usage);
    given.set(name, [...(given.get(name) ?? []), ...value.split(',').filter((part) => part !== '')]);
  }
  return given;
}

const isStepName = (name: string): name is StepName => stepNames.some((step) => step === name);
