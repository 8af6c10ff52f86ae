import { DeadLetterId } from '@certitude/contracts';
import { type DeadLetter, DeadLetters } from '@certitude/server/core';
import { type OperatorCommand, type Surroundings, UsageError } from './command';

/** Lines of one page. */
const PAGE = 50;

/** Jobs that could not be done: shown, and tried again once their cause is removed. */
export const jobs: OperatorCommand = {
  name: 'jobs',
  summary: 'Jobs that could not be done (dead letters)',
  usage: ['jobs list [after <id>]', 'jobs retry <id>', 'jobs retry all'],
  run: async ([verb, ...words], { asProduct, say }) => {
    const work = WORK[verb ?? ''];
    if (!work) throw new UsageError('List them, or have them tried again.');
    await asProduct((db) => work(new DeadLetters(db), words, say));
  },
};

async function list(letters: DeadLetters, words: readonly string[], say: Surroundings['say']): Promise<void> {
  const [after, id] = words;
  if (words.length > 0 && after !== 'after') throw new UsageError(`"${words.join(' ')}" is not understood.`);
  const page = await letters.list(PAGE + 1, after ? idOf(id) : null);
  const shown = page.slice(0, PAGE);
  if (shown.length === 0) say(after ? 'There are no more.' : 'Every job could be done.');
  for (const letter of shown) say(lineOf(letter));
  if (page.length > PAGE) say(`There are more: npm run operator -- jobs list after ${shown.at(-1)?.id}`);
}

async function retry(letters: DeadLetters, words: readonly string[], say: Surroundings['say']): Promise<void> {
  const [which] = words;
  if (words.length !== 1) throw new UsageError('Name one by its id, or say "all".');
  if (which === 'all') return say(`${await letters.retryAll()} of them are tried again.`);
  const id = idOf(which);
  if (!(await letters.retry(id))) throw new UsageError(`There is no such job: ${id}.`);
  say('It is tried again.');
}

function idOf(word: string | undefined): DeadLetterId {
  const parsed = DeadLetterId.safeParse(word);
  if (!parsed.success) throw new UsageError(`"${word ?? ''}" is not the id of a job; "jobs list" shows them.`);
  return parsed.data;
}

const WORK: Readonly<Record<string, typeof list>> = { list, retry };

/** Ids, names and counts: what an event is about is in the organization, not here. */
const lineOf = (letter: DeadLetter): string =>
  [
    letter.id,
    letter.failedAt.toISOString(),
    `${letter.handler} (${letter.kind})`,
    `organization ${letter.organizationId}`,
    `event ${letter.event} ${letter.eventId}`,
    `${letter.attempts} attempts`,
    letter.error,
  ].join('  ');
