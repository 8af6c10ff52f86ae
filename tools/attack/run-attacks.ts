import { setTimeout as timer } from 'node:timers/promises';
import { type Arena } from './arena';
import { type Attack, type Attempt } from './attack';
import { type Bystander, memoryOf, type Observed } from './bystander';
import { GaveWay, must, NotPossibleHere } from './verdict';

/** What became of one attempt. */
export interface Outcome {
  readonly attack: string;
  readonly what: string;
  readonly verdict: 'held' | 'gave way' | 'not tried';
  readonly words: string;
  readonly milliseconds: number;
  readonly observed: Observed & { readonly after: number | null };
}

/** An attempt that never comes to an end is one that nobody would hear of. */
const LIMIT_MINUTES = 20;

/** Tries one thing after the other, each time looking whether the product still answers. */
export async function runAttacks(
  arena: Arena,
  bystander: Bystander,
  attacks: readonly Attack[],
  tell: (outcome: Outcome) => void,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const attack of attacks)
    for (const attempt of attack.attempts) {
      if (arena.short && attempt.longOnly) continue;
      const outcome = await attemptOn(arena, bystander, attack.name, attempt);
      outcomes.push(outcome);
      tell(outcome);
    }
  return outcomes;
}

async function attemptOn(arena: Arena, bystander: Bystander, attack: string, attempt: Attempt): Promise<Outcome> {
  const [outcome, observed] = await bystander.during(() => outcomeOf(arena, attempt));
  return { attack, what: attempt.what, ...outcome, observed: { ...observed, after: memoryOf(arena.product) } };
}

async function outcomeOf(arena: Arena, attempt: Attempt): Promise<Pick<Outcome, 'verdict' | 'words' | 'milliseconds'>> {
  const api = arena.product.processes()['api'];
  const start = performance.now();
  const over = new AbortController();
  return Promise.race([attempt.run(arena), outOfTime(over.signal)])
    .then(async (words) => {
      const milliseconds = performance.now() - start;
      await stillAnswers(arena, attempt, api);
      return { verdict: 'held' as const, words, milliseconds };
    })
    .catch((error: unknown) => failed(error, performance.now() - start))
    .finally(() => over.abort());
}

async function outOfTime(signal: AbortSignal): Promise<never> {
  await timer(LIMIT_MINUTES * 60_000, undefined, { signal });
  throw new GaveWay(`still going on after ${LIMIT_MINUTES} minutes`);
}

async function stillAnswers(arena: Arena, { endsProcesses }: Attempt, api: number | undefined): Promise<void> {
  must(await arena.isReady(), 'the product is not ready afterwards');
  if (!endsProcesses) must(arena.product.processes()['api'] === api, 'the api is another process than before');
}

function failed(error: unknown, milliseconds: number) {
  if (error instanceof NotPossibleHere) return { verdict: 'not tried' as const, words: error.message, milliseconds };
  const words = error instanceof GaveWay ? error.message : (error instanceof Error && error.stack) || String(error);
  return { verdict: 'gave way' as const, words, milliseconds };
}
