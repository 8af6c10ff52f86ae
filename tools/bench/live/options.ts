import { parseArgs } from 'node:util';
import { LaunchError } from '../../start/index';

export const PARTS = ['editing', 'append', 'joining', 'presence', 'chaos', 'nodes'] as const;
export type Part = (typeof PARTS)[number];

export interface BenchOptions {
  /** Seconds instead of minutes: to see that it runs, not for figures. */
  readonly quick: boolean;
  readonly parts: ReadonlySet<Part>;
  /** Numbers of people in one assessment, instead of the usual loads. */
  readonly clients: readonly number[] | null;
  /** How often each measurement is made; the figures are the medians. */
  readonly rounds: number;
  /** `hocuspocus`, or a folder with a prototype's server and client to compare with. */
  readonly compare: string | null;
}

export const HOCUSPOCUS = 'hocuspocus';

/** As many sockets as one assessment takes. */
const MOST_CLIENTS = 300;
const USAGE = `Usage: npm run -s bench:live -- [--quick] [--only ${PARTS.join(',')}] [--clients 10,50] [--rounds 3] [--compare ${HOCUSPOCUS}|<folder>]`;

/** @throws LaunchError that says how it is used */
export function optionsOf(args: readonly string[]): BenchOptions {
  const values = parsed(args);
  const parts = values.only?.split(',') ?? PARTS;
  const rounds = Number(values.rounds ?? 1);
  const clients = values.clients?.split(',').map(Number) ?? null;
  if (!parts.every(isPart)) throw usage(`--only takes ${PARTS.join(', ')}.`);
  if (!Number.isInteger(rounds) || rounds < 1) throw usage('--rounds takes a number from 1.');
  if (!(clients ?? []).every((count) => Number.isInteger(count) && count >= 2 && count <= MOST_CLIENTS))
    throw usage(`--clients takes numbers from 2 to ${MOST_CLIENTS}.`);
  return { quick: values.quick ?? false, parts: new Set(parts), clients, rounds, compare: values.compare ?? null };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        quick: { type: 'boolean' },
        only: { type: 'string' },
        clients: { type: 'string' },
        rounds: { type: 'string' },
        compare: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw usage(error instanceof Error ? error.message : String(error));
  }
}

const isPart = (part: string): part is Part => (PARTS as readonly string[]).includes(part);
const usage = (problem: string): LaunchError => new LaunchError(`${problem}\n${USAGE}`);
