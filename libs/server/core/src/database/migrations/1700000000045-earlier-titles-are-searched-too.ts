import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { TITLED } from './1700000000044-titles-are-searched-by-their-words';

/** Rows a statement: what changes a title meanwhile waits for no more than that. */
const BATCH = 2_000;

/** Where titles that there were before are read, with the words of each. */
const EARLIER = [
  ...TITLED.map(([kind, table, title]) => ({ kind, table, id: 't.id', title: `t.${title}` })),
  {
    kind: 'person',
    table: 'member',
    id: 't.account_id',
    title: '(select c.name from account c where c.id = t.account_id)',
  },
];

/**
 * In batches that are transactions of their own, while everybody goes on. Row-level security hides organizations from the
 * owner: the role that serves all of them reads, and what triggers wrote already stays.
 */
export class EarlierTitlesAreSearchedToo1700000000045 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('grant select (id, name) on account to certitude_crossing');
    await runner.query('set role certitude_crossing');
    try {
      for (const source of EARLIER) {
        let after: string | null = null;
        do after = await batch(runner, source, after);
        while (after !== null);
      }
    } finally {
      await runner.query('reset role');
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

/** @returns the last place of the batch, `organization~subject`; null after the last batch */
async function batch(
  runner: QueryRunner,
  { kind, table, id, title }: (typeof EARLIER)[number],
  after: string | null,
): Promise<string | null> {
  const [row] = (await runner.query(
    `with chosen as (
       select t.organization_id, ${id} as id, ${title} as title from ${table} t
       where $1::text is null or (t.organization_id, ${id}) > (split_part($1, '~', 1)::uuid, split_part($1, '~', 2)::uuid)
       order by t.organization_id, ${id} limit ${BATCH}
     ), written as (
       insert into title_word (organization_id, kind, subject_id, word, previous, words)
       select c.organization_id, $2, c.id, w.word, w.previous, w.words
       from chosen c cross join lateral words_of_title(c.title) w on conflict do nothing
     )
     select organization_id || '~' || id as last from chosen order by organization_id desc, id desc limit 1`,
    [after, kind],
  )) as { readonly last: string }[];
  return row?.last ?? null;
}
