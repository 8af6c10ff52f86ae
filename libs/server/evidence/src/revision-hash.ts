import { createHash } from 'node:crypto';

/** Everything a reviewer judges of an evidence revision. */
export interface JudgedContent {
  readonly evidenceId: string;
  readonly number: number;
  readonly title: string;
  readonly file: { readonly name: string; readonly sha256: string } | null;
  readonly url: string | null;
  readonly statement: string | null;
  readonly effectiveOn: string | null;
  readonly validUntil: string | null;
}

/** SHA-256, in hexadecimal, of what a review of this revision is bound to: fields in fixed order, as JSON. */
export function revisionHash(content: JudgedContent): string {
  const { evidenceId, number, title, file, url, statement, effectiveOn, validUntil } = content;
  const fields = [evidenceId, number, title, file && [file.name, file.sha256], url, statement, effectiveOn, validUntil];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}
