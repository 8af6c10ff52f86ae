import { OPERATOR_LIMITS, type OperatorLimit } from '@certitude/contracts';
import { type OwnerTransaction } from '@certitude/server/core';
import { type OperatorCommand, type Surroundings, UsageError } from './command';
import { accountIdOf, organizationIdOf } from './subjects';

const UNITS: Readonly<Record<string, number>> = { '': 1, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3, TiB: 1024 ** 4 };

/** What one person or organization may take: for everybody, or for one. */
export const limits: OperatorCommand = {
  name: 'limits',
  summary: 'What a person or an organization may take',
  usage: [
    'limits',
    'limits set <name> <number>[KiB|MiB|GiB|TiB]',
    'limits set <name> <number> for <e-mail address or id of the organization>',
    'limits reset <name> [for <e-mail address or id of the organization>]',
  ],
  run: async ([verb, ...words], surroundings) => {
    if (verb === undefined) return list(surroundings);
    if (verb === 'set') return set(words, surroundings);
    if (verb === 'reset') return reset(words, surroundings);
    throw new UsageError(`"${verb}" is not understood.`);
  },
};

async function list({ asOwner, say }: Surroundings): Promise<void> {
  const rows = await asOwner((tx) =>
    tx.query<{ name: string; subject: string | null; value: string }>(
      'select name, subject, value from operator_limit order by name, subject nulls first',
    ),
  );
  for (const [name, { byDefault, about }] of Object.entries(OPERATOR_LIMITS)) {
    const own = rows.filter((row) => row.name === name);
    const forAll = own.find(({ subject }) => subject === null)?.value;
    say(`${name}: ${forAll ?? byDefault}${forAll === undefined ? ' (default)' : ''}, ${about}`);
    for (const { subject, value } of own) if (subject !== null) say(`  for ${subject}: ${value}`);
  }
}

async function set([word, amount, ...rest]: readonly string[], { asOwner, say }: Surroundings): Promise<void> {
  const name = limitOf(word);
  const value = amountOf(amount);
  await asOwner(async (tx) => {
    await tx.query(
      `insert into operator_limit (name, subject, value) values ($1, $2, $3)
       on conflict (name, subject) do update set value = excluded.value`,
      [name, await subjectOf(tx, name, rest), value],
    );
  });
  say(`${name} is ${value}. Every node knows it within ten seconds.`);
}

async function reset([word, ...rest]: readonly string[], { asOwner, say }: Surroundings): Promise<void> {
  const name = limitOf(word);
  await asOwner(async (tx) => {
    await tx.query('delete from operator_limit where name = $1 and subject is not distinct from $2', [
      name,
      await subjectOf(tx, name, rest),
    ]);
  });
  say(`${name} is what it was by default.`);
}

function limitOf(word: string | undefined): OperatorLimit {
  if (word !== undefined && word in OPERATOR_LIMITS) return word as OperatorLimit;
  throw new UsageError(`"${word ?? ''}" is no limit. There are: ${Object.keys(OPERATOR_LIMITS).join(', ')}.`);
}

function amountOf(word: string | undefined): number {
  const [, number, unit = ''] = /^(\d{1,15})(KiB|MiB|GiB|TiB)?$/.exec(word ?? '') ?? [];
  const value = Number(number) * (UNITS[unit] ?? 1);
  if (number === undefined || !Number.isSafeInteger(value))
    throw new UsageError(`"${word ?? ''}" is not a number such as 20 or 10GiB.`);
  return value;
}

/** @returns null for everybody */
async function subjectOf(
  tx: OwnerTransaction,
  name: OperatorLimit,
  [for_, subject, ...rest]: readonly string[],
): Promise<string | null> {
  if (for_ === undefined) return null;
  if (for_ !== 'for' || subject === undefined || rest.length > 0) throw new UsageError('Say for whom: "for …".');
  return OPERATOR_LIMITS[name].of === 'account' ? accountIdOf(tx, subject) : organizationIdOf(tx, subject);
}
