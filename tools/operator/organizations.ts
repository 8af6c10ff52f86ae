import { OrganizationId } from '@certitude/contracts';
import { type OperatorCommand, type Surroundings, UsageError } from './command';
import { organizationIdOf } from './subjects';

/** Lines of one page. */
const PAGE = 50;

interface Row {
  readonly id: OrganizationId;
  readonly name: string;
  readonly sample: boolean;
  readonly createdAt: Date;
  readonly members: number;
  readonly suspended: boolean;
}

/** The organizations of the instance, by name and never by content; closing one for its members. */
export const organizations: OperatorCommand = {
  name: 'organizations',
  summary: 'The organizations of this instance; closing one for its members',
  usage: ['organizations [after <id>]', 'organizations suspend <id>', 'organizations resume <id>'],
  run: async ([verb, word, ...rest], surroundings) => {
    if (rest.length > 0) throw new UsageError(`"${rest.join(' ')}" is not understood.`);
    if (verb === undefined) return list(null, surroundings);
    if (verb === 'after') return list(afterOf(word), surroundings);
    if (verb === 'suspend') return suspend(word, surroundings);
    if (verb === 'resume') return resume(word, surroundings);
    throw new UsageError(`"${verb}" is not understood.`);
  },
};

async function list(after: OrganizationId | null, { asOwner, say }: Surroundings): Promise<void> {
  const rows = await asOwner((tx) =>
    tx.query<Row>(
      `select organization_id as id, name, sample, created_at as "createdAt", members, suspended
       from organizations_of_instance($1, $2)`,
      [after, PAGE + 1],
    ),
  );
  const shown = rows.slice(0, PAGE);
  if (shown.length === 0) say(after ? 'There are no more.' : 'There is no organization yet.');
  for (const row of shown) say(lineOf(row));
  if (rows.length > PAGE) say(`There are more: npm run operator -- organizations after ${shown.at(-1)?.id}`);
}

const lineOf = ({ id, name, sample, createdAt, members, suspended }: Row): string =>
  [
    id,
    name,
    `since ${createdAt.toISOString().slice(0, 10)}`,
    `${members} members`,
    ...(sample ? ['sample'] : []),
    ...(suspended ? ['suspended'] : []),
  ].join('  ');

async function suspend(word: string | undefined, { asOwner, say }: Surroundings): Promise<void> {
  await asOwner(async (tx) => {
    const id = await organizationIdOf(tx, word);
    await tx.query(
      `insert into organization_suspension as s (organization_id) values ($1)
       on conflict (organization_id) do update set since = now(), lifted_at = null where s.lifted_at is not null`,
      [id],
    );
  });
  say('It is closed to its members. Open pages notice with their next request, at the latest within a minute.');
}

async function resume(word: string | undefined, { asOwner, say }: Surroundings): Promise<void> {
  await asOwner(async (tx) => {
    const id = await organizationIdOf(tx, word);
    await tx.query(
      'update organization_suspension set lifted_at = now() where organization_id = $1 and lifted_at is null',
      [id],
    );
  });
  say('It is open to its members again.');
}

function afterOf(word: string | undefined): OrganizationId {
  const id = OrganizationId.safeParse(word);
  if (!id.success) throw new UsageError(`"${word ?? ''}" is not the id of an organization.`);
  return id.data;
}
