import { Uuid } from '@certitude/contracts';
import { type UndeliveredMail, UndeliveredMails } from '@certitude/server/mail';
import { type OperatorCommand, type Surroundings, UsageError } from './command';

/** Lines of one page. */
const PAGE = 50;

/** Mails about accounts that have not arrived: shown, and tried again once their cause is removed. */
export const mail: OperatorCommand = {
  name: 'mail',
  summary: 'Mails about accounts that have not arrived',
  usage: ['mail [after <id>]', 'mail --failed [after <id>]', 'mail retry <id>', 'mail retry all'],
  run: async ([verb, ...words], { asProduct, say }) => {
    await asProduct((db) => {
      const mails = new UndeliveredMails(db);
      if (verb === 'retry') return retry(mails, words, say);
      if (verb === '--failed')
        return list((most, after) => mails.failed(most, after), words, { say, as: 'mail --failed' });
      return list((most, after) => mails.all(most, after), verb === undefined ? [] : [verb, ...words], {
        say,
        as: 'mail',
      });
    });
  },
};

async function list(
  page: UndeliveredMails['all'],
  words: readonly string[],
  { say, as }: Pick<Surroundings, 'say'> & { readonly as: string },
): Promise<void> {
  const [after, id, ...rest] = words;
  if (words.length > 0 && (after !== 'after' || rest.length > 0))
    throw new UsageError(`"${words.join(' ')}" is not understood.`);
  const found = await page(PAGE + 1, after ? idOf(id) : null);
  const shown = found.slice(0, PAGE);
  if (shown.length === 0) say(after ? 'There are no more.' : 'Every mail has left.');
  for (const one of shown) say(lineOf(one));
  if (found.length > PAGE) say(`There are more: npm run operator -- ${as} after ${shown.at(-1)?.id}`);
}

async function retry(mails: UndeliveredMails, words: readonly string[], say: Surroundings['say']): Promise<void> {
  const [which] = words;
  if (words.length !== 1) throw new UsageError('Name one by its id, or say "all".');
  if (which === 'all') return say(`${await mails.retryAll()} of them are tried again.`);
  const id = idOf(which);
  if (!(await mails.retry(id))) throw new UsageError(`There is no mail that has failed: ${id}.`);
  say('It is tried again.');
}

function idOf(word: string | undefined): string {
  const parsed = Uuid.safeParse(word);
  if (!parsed.success) throw new UsageError(`"${word ?? ''}" is not the id of a mail; "mail" shows them.`);
  return parsed.data;
}

/** Nothing that the mail says, and no whole address. */
const lineOf = ({ id, kind, address, state, attempts, answer, changedAt }: UndeliveredMail): string =>
  [id, changedAt.toISOString(), kind, address, state, `${attempts} attempts`, answer ?? 'not tried yet'].join('  ');
