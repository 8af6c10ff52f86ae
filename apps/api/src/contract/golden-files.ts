import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changesBetween, type Json } from './changes';

/** The public contract as it was last published, one document for each way to talk to the product. */
export type Golden = 'http' | 'socket' | 'events';

const fileOf = (golden: Golden): string => join(__dirname, `../../../../libs/contracts/golden/${golden}.json`);

/**
 * Compares a part of the contract with what was published, or publishes it where `npm run golden` asks for that.
 * @throws Error that says what changed, and what to do
 */
export function requireGolden(golden: Golden, now: object): void {
  const text = `${JSON.stringify(now, null, 1)}\n`;
  if (process.env['GOLDEN'] === 'renew') return writeFileSync(fileOf(golden), text);
  const changes = changesBetween(JSON.parse(readFileSync(fileOf(golden), 'utf8')) as Json, JSON.parse(text) as Json);
  if (changes.length === 0) return;
  throw new Error(
    [
      `The public contract (${golden}) is not what was published:`,
      ...changes.map((change) => `- ${change}`),
      'A release only adds: what is gone or changed breaks who uses it. If it is meant: npm run golden, and commit libs/contracts/golden.',
    ].join('\n'),
  );
}
