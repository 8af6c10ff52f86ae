import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { type Names } from './names';
import { registered, REGISTRATIONS } from './registrations';

const TEMPLATES = 'tools/generate/context';
const MIGRATIONS = 'libs/server/core/src/database/migrations';

/**
 * Writes a context as the house style wants it: contract, migration, server and web library with their tests, and every
 * list of the workspace that knows all contexts. Everything is put together before the first file is written.
 * @param root absolute path of the workspace
 * @returns what was written and changed, below the root
 * @throws Error when there is such a context already, or a list has moved
 */
export async function makeContext(root: string, names: Names): Promise<string[]> {
  for (const folder of [`libs/server/${names.plural}`, `libs/web/${names.plural}`])
    if (existsSync(join(root, folder))) throw new Error(`${folder} is there already.`);
  const timestamp = nextTimestamp(root);
  const files = new Map([...made(root, names, timestamp), ...changed(root, names, timestamp)]);
  const formatted = await Promise.all([...files].map(async ([file, text]) => [file, await tidy(root, file, text)]));
  for (const [file = '', text = ''] of formatted) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return [...files.keys()].toSorted();
}

/** The new files, from the templates. */
function made(root: string, names: Names, timestamp: string): [string, string][] {
  const values: Readonly<Record<string, string>> = { ...names, timestamp };
  const valueOf = (_: string, name: string): string => {
    const value = values[name];
    if (value === undefined) throw new Error(`No template value is called “${name}”.`);
    return value;
  };
  return globSync('**/*.template', { cwd: join(root, TEMPLATES) }).map((template) => [
    template
      .replaceAll('\\', '/')
      .replace(/__(\w+?)__/g, valueOf)
      .replace(/\.template$/, ''),
    readFileSync(join(root, TEMPLATES, template), 'utf8').replace(/<%= (\w+) %>/g, valueOf),
  ]);
}

/** The lists, each with the new context. */
function changed(root: string, names: Names, timestamp: string): Map<string, string> {
  const lists = new Map<string, string>();
  for (const registration of REGISTRATIONS) {
    const { file } = registration;
    const before = lists.get(file) ?? readFileSync(join(root, file), 'utf8');
    lists.set(file, registered(before, registration, [names, timestamp]));
  }
  return lists;
}

const nextTimestamp = (root: string): string =>
  String(1 + Math.max(...readdirSync(join(root, MIGRATIONS)).map((name) => Number(/^\d{13}/.exec(name)?.[0] ?? 0))));

async function tidy(root: string, file: string, text: string): Promise<string> {
  const filepath = join(root, file);
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}
