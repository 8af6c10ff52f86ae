import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { crossing, tenantTable } from './tenant-table';

/** What is searched, where it is kept, and what its title is called there. */
export const TITLED = [
  ['pki', 'pki', 'name'],
  ['assessment', 'assessment', 'name'],
  ['evidence', 'evidence', 'title'],
  ['plan', 'action_plan', 'title'],
] as const;

export class TitlesAreSearchedByTheirWords1700000000044 implements MigrationInterface {
  /** Characters that separate words are written out, so that the server folds what is typed in the same way. */
  private readonly folding = `
    create function folded_title(title text) returns text language sql immutable parallel safe
      return trim(both ' ' from regexp_replace(replace(regexp_replace(
        lower(normalize(title, nfkd) collate pg_c_utf8), '[\\u0300-\\u036F]+', '', 'g'), 'ς', 'σ'),
        '[\\u0001-\\u002F\\u003A-\\u0060\\u007B-\\u00BF\\u2000-\\u206F\\u3000-\\u303F]+', ' ', 'g'));

    -- Each word of a title with the one that comes before it in order. Cut, so that whatever was typed fits into an index.
    create function words_of_title(title text) returns table (word text, previous text, words text)
      language sql immutable parallel safe as $$
        with w as (
          select distinct left(w, 40) collate "C" as word
          from unnest((string_to_array(folded_title(title), ' '))[1:32]) w where w <> ''
        )
        select w.word, coalesce(lag(w.word) over (order by w.word), ''), ' ' || left(folded_title(title), 300) from w
      $$;`;

  private readonly table = `
    -- The words of titles: small letters, without marks. Written by triggers and by nothing else.
    create table title_word (
      organization_id uuid not null references organization (organization_id) on delete cascade,
      kind text not null,
      subject_id uuid not null,
      word text collate "C" not null,
      -- The word of the same title that comes before it in order: of the words that begin alike, one is the first.
      previous text collate "C" not null,
      -- The whole title, a space before each word: what else was typed is looked for in it.
      words text collate "C" not null,
      primary key (organization_id, kind, subject_id, word)
    );
    -- A range of words is compared by operators that tell nothing of what they compare, so that row-level security lets
    -- the index answer; all else that a search looks at is there, too.
    create index title_word_begins on title_word (organization_id, kind, word, subject_id desc) include (previous, words);
    ${tenantTable('title_word')}
    grant select, insert, delete on title_word to certitude_app;
    ${crossing('title_word', 'select, insert, delete')}`;

  private readonly triggers = `
    create function keep_title_words() returns trigger language plpgsql set search_path = public, pg_temp as $$
      declare
        row jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
        here uuid := row ->> 'organization_id';
        subject uuid := row ->> 'id';
      begin
        if tg_op <> 'INSERT' then
          delete from title_word t where t.organization_id = here and t.kind = tg_argv[0] and t.subject_id = subject;
        end if;
        if tg_op <> 'DELETE' then
          insert into title_word (organization_id, kind, subject_id, word, previous, words)
            select here, tg_argv[0], subject, w.word, w.previous, w.words from words_of_title(row ->> tg_argv[1]) w
            on conflict do nothing;
        end if;
        return null;
      end $$;
    ${TITLED.map(
      ([kind, table, title]) => `
      create trigger title_words after insert or update of ${title} or delete on ${table}
        for each row execute function keep_title_words('${kind}', '${title}');`,
    ).join('\n')}

    -- A person is found in every organization that they belong to, by the name of their account.
    create function keep_words_of_member() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        insert into title_word (organization_id, kind, subject_id, word, previous, words)
          select new.organization_id, 'person', new.account_id, w.word, w.previous, w.words
          from account c cross join lateral words_of_title(c.name) w where c.id = new.account_id
          on conflict do nothing;
        return null;
      end $$;
    create trigger title_words after insert on member for each row execute function keep_words_of_member();

    -- Whoever takes another name does so in all of them, whichever organization they are in at the moment.
    create function keep_words_of_account() returns trigger
      language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        delete from title_word t using member m where m.account_id = new.id
          and t.organization_id = m.organization_id and t.kind = 'person' and t.subject_id = new.id;
        insert into title_word (organization_id, kind, subject_id, word, previous, words)
          select m.organization_id, 'person', new.id, w.word, w.previous, w.words
          from member m cross join lateral words_of_title(new.name) w where m.account_id = new.id;
        return null;
      end $$;
    create trigger title_words after update of name on account
      for each row when (old.name is distinct from new.name) execute function keep_words_of_account();
    revoke all on function keep_words_of_account() from public;
    alter function keep_words_of_account() owner to certitude_crossing;`;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query([this.folding, this.table, this.triggers].join('\n'));
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
