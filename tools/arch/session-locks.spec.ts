import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';

const ROOT = join(__dirname, '../..');
/** Advisory locks of a session: behind a pooler in transaction mode they stay with a connection that is somebody else's. */
const SESSION_LOCK = /\bpg_(?:try_)?advisory_(?:lock|unlock)\w*/g;

const OURS = globSync('{libs,apps,tools}/**/*.{ts,mjs,cjs,sql}', {
  cwd: ROOT,
  exclude: ['**/node_modules/**', '**/dist/**'],
})
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file !== 'tools/arch/session-locks.spec.ts');
/** The SQL that the queue brings along. */
const queueFolder = join(createRequire(join(ROOT, 'package.json')).resolve('bullmq'), '../postgres');
const QUEUE = globSync('**/*.{js,sql}', { cwd: queueFolder });

const locksIn = (folder: string, files: readonly string[]): string[] =>
  files.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(SESSION_LOCK)].map(([lock]) => `${file}: ${lock}`),
  );

describe('advisory locks', () => {
  it('are those of a transaction, in every statement of the product and of its tests', () => {
    expect(OURS.length).toBeGreaterThan(1_000);
    expect(locksIn(ROOT, OURS)).toEqual([]);
  });

  it('are those of a transaction in the queue too', () => {
    const all = QUEUE.map((file) => readFileSync(join(queueFolder, file), 'utf8')).join('\n');
    expect(all).toContain('pg_advisory_xact_lock');
    expect(locksIn(queueFolder, QUEUE)).toEqual([]);
  });
});
