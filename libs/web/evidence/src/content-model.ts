import { EvidenceContent, type EvidenceView } from '@certitude/contracts';
import { type Saved } from '@certitude/web/core';

export type Kind = EvidenceContent['kind'];
/** What the dialog holds of new evidence, or of a new revision. A chosen file is not text, and is chosen again. */
export interface ContentForm {
  readonly kind: Kind;
  readonly title: string;
  readonly url: string;
  readonly statement: string;
  readonly validUntil: string;
}
const EMPTY: ContentForm = { kind: 'file', title: '', url: 'https://', statement: '', validUntil: '' };

/** Where the form begins: a revision is one of the number that was seen, and is written anew. */
export function revisionOf(evidence: EvidenceView | null): {
  readonly empty: ContentForm;
  readonly saved?: () => Saved<ContentForm>;
} {
  return evidence
    ? { empty: EMPTY, saved: () => ({ version: evidence.current.number, values: EMPTY }) }
    : { empty: EMPTY };
}

/** What somebody else's revision says, in the fields of the form. */
export function formFieldsOf(field: string, theirs: unknown): Partial<ContentForm> {
  if (field !== 'content') return field === 'validUntil' ? { validUntil: theirs === null ? '' : String(theirs) } : {};
  const content = EvidenceContent.safeParse(theirs).data;
  if (content?.kind === 'link') return { url: content.url };
  return content?.kind === 'statement' ? { statement: content.statement } : { kind: 'file' };
}
