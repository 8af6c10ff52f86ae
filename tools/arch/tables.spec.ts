import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { READS, TABLES, WRITES } from './tables.mjs';

const SERVER = join(__dirname, '../../libs/server');
const MIGRATIONS = join(SERVER, 'core/src/database/migrations');

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
const read = (file: string): string => readFileSync(file, 'utf8');

const ofProduct = filesIn(SERVER)
  .filter((file) => !/node_modules|\.spec\.ts$|\/testing\/|\/migrations\//.test(file.replaceAll('\\', '/')))
  .map((file) => ({ file: relative(SERVER, file).replaceAll('\\', '/'), text: read(file) }));

interface Use {
  readonly file: string;
  readonly table: string;
}
const keyOf = ({ file, table }: Use): string => `${file}: ${table}`;

/** Tables that these files name after one of these words: in SQL, or as what a query joins. */
function usesAfter(words: string): string[] {
  const pattern = new RegExp(`(?:${words})(?:\\s+(?:only\\s+)?|\\(\\s*')([a-z_]+)\\b`, 'g');
  const uses = ofProduct.flatMap(({ file, text }) =>
    [...text.matchAll(pattern)].map(([, table = '']): Use => ({ file, table })),
  );
  return [...new Set(uses.filter(isForeign).map(keyOf))].toSorted();
}
const isForeign = ({ file, table }: Use): boolean =>
  Object.hasOwn(TABLES, table) && TABLES[table] !== file.split('/')[0];

const listed = (list: readonly { readonly file: string; readonly tables: readonly string[] }[]): string[] =>
  list.flatMap(({ file, tables }) => tables.map((table) => keyOf({ file, table }))).toSorted();

describe('tables', () => {
  it('each belong to a context', () => {
    const made = filesIn(MIGRATIONS).flatMap((file) =>
      [...read(file).matchAll(/create (?:unlogged )?table (?:if not exists )?([a-z_]+) \(/g)].map(([, table]) => table),
    );
    expect(made.length).toBeGreaterThan(30);
    expect(Object.keys(TABLES).toSorted()).toEqual([...new Set(made)].toSorted());
  });

  it('are written by their own context, or for a reason', () => {
    const written = usesAfter(String.raw`\b(?:insert into|update|delete from|merge into)`);
    expect(written).toEqual(listed(WRITES));
  });

  it('are read by their own context, or for a reason', () => {
    const written = new Set(listed(WRITES));
    const read = usesAfter(String.raw`(?:\bfrom|\bjoin|Join)`).filter((use) => !written.has(use));
    expect(read).toEqual(listed(READS));
  });
});
