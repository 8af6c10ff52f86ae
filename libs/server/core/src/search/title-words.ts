import { type SearchKind } from '@certitude/contracts';
import { type TenantTransaction } from '../database/tenant-database';
import { wordsOf } from './folded';

/** After every word that begins with another: no letter comes later. */
const LAST = '\u{10FFFF}';
/** A word that begins this many titles is common, however many more there are. */
const COMMON = 300;

/**
 * Subjects of one kind whose titles have all the words, as a table with `subject_id` and `word`: take them by `word` and
 * newest first, as their index has them, and join what else is shown by `lateral (… limit 1)`, which keeps that order: so
 * no more is read than is shown. `$1` to `$5` are `parametersOf`'s.
 */
export const TITLED = `(select t.subject_id, t.word from title_word t where t.organization_id = $1 and t.kind = $2
  and t.word >= $3 and t.word < $4 and t.previous < $3 and t.words like all ($5::text[]))`;
/** Behind `order by`, when the table is called `t`. */
export const BEST_FIRST = 't.word, t.subject_id desc';

/** What somebody looks for. */
export interface TypedWords {
  readonly words: readonly string[];
  /** Of `TITLED`, for one kind; null when nothing of it can be found. */
  parametersOf(kind: SearchKind): readonly unknown[] | null;
}

interface RarestRow {
  readonly kind: SearchKind;
  readonly word: string;
  readonly count: number;
}
const RAREST = `
  select distinct on (k.kind) k.kind, w.word, c.count from unnest($2::text[]) k(kind)
  cross join unnest($3::text[]) with ordinality w(word, place)
  cross join lateral (select count(*)::int as count from (
    select from title_word t where t.organization_id = $1 and t.kind = k.kind
      and t.word >= w.word collate "C" and t.word < (w.word || $4) collate "C" limit $5) t) c
  order by k.kind, c.count, w.place`;

/**
 * Looks for the word that fewest titles have, of each kind: an index finds those, and the other words are looked for in
 * them alone. @returns null where nothing was typed but what separates words
 */
export async function typedWords(
  tx: TenantTransaction,
  typed: string,
  kinds: readonly SearchKind[],
): Promise<TypedWords | null> {
  const words = wordsOf(typed);
  if (words.length === 0) return null;
  const rows = await tx.query<RarestRow>(RAREST, [tx.organizationId, kinds, words, LAST, COMMON]);
  const rarest = new Map(rows.flatMap(({ kind, word, count }) => (count > 0 ? [[kind, word] as const] : [])));
  const parametersOf = (kind: SearchKind): readonly unknown[] | null => {
    const word = rarest.get(kind);
    if (word === undefined) return null;
    const others = words.filter((other) => other !== word).map((other) => `% ${other}%`);
    return [tx.organizationId, kind, word, word + LAST, others];
  };
  return { words, parametersOf };
}
