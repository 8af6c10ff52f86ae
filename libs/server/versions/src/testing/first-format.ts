import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FrozenContent1 } from '@certitude/contracts/freezing';

/** A version as it was written before there was a second format, with the hash that it was frozen with. */
export function firstFormat(): { readonly sha256: string; readonly content: FrozenContent1 } {
  const file = join(__dirname, '../../fixtures/first-format.json');
  const { sha256, content } = JSON.parse(readFileSync(file, 'utf8')) as { sha256: string; content: unknown };
  return { sha256, content: FrozenContent1.parse(content) };
}
