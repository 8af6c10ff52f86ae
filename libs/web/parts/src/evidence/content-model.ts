import { EVIDENCE_KINDS, EvidenceContent, Name, type EvidenceView } from '@certitude/contracts';
import { type Saved } from '@certitude/web/core';
import * as z from 'zod';

export type Kind = EvidenceContent['kind'];

/** A kind of content with its name, as forms offer them. */
export const CONTENT_KINDS: readonly { readonly value: Kind; readonly label: string }[] = [
  { value: 'file', label: 'File' },
  { value: 'link', label: 'Link' },
  { value: 'statement', label: 'Statement' },
];

/** What a form holds of new evidence, or of a new revision. A chosen file is not text, and is chosen again. */
export interface ContentForm {
  readonly kind: Kind;
  readonly title: string;
  readonly url: string;
  readonly statement: string;
  readonly effectiveOn: string;
  readonly validUntil: string;
}
const EMPTY: ContentForm = { kind: 'file', title: '', url: '', statement: '', effectiveOn: '', validUntil: '' };

/** What the texts say; what a file is made of is only known once it was sent. */
export const textContent = ({ kind, url, statement }: ContentForm): Exclude<EvidenceContent, { kind: 'file' }> =>
  kind === 'link' ? { kind, url: url.trim() } : { kind: 'statement', statement };

const Fields = z.object({
  kind: z.enum(EVIDENCE_KINDS),
  title: Name,
  url: z.string(),
  statement: z.string(),
  effectiveOn: z.string(),
  validUntil: z.string(),
});

/** What the server will say of the texts, at the field that holds them. */
export const contentRules = Fields.superRefine((form, context) => {
  if (form.effectiveOn !== '' && form.validUntil !== '' && form.effectiveOn > form.validUntil)
    context.addIssue({ code: 'custom', path: ['validUntil'], message: 'must not be before the effective date' });
  if (form.kind === 'file') return;
  const checked = EvidenceContent.safeParse(textContent(form));
  for (const { path, message } of checked.error?.issues ?? [])
    context.addIssue({ code: 'custom', path: [...path], message });
});

/** Where the form begins: a revision is one of the number that was seen; title and dates go on, its content is given anew. */
export function revisionOf(evidence: EvidenceView | null): {
  readonly empty: ContentForm;
  readonly saved?: () => Saved<ContentForm>;
} {
  if (!evidence) return { empty: EMPTY };
  const { number: version, kind, effectiveOn, validUntil } = evidence.current;
  const dates = { effectiveOn: effectiveOn ?? '', validUntil: validUntil ?? '' };
  const values = { ...EMPTY, kind, title: evidence.title, ...dates };
  return { empty: EMPTY, saved: () => ({ version, values }) };
}

/** What somebody else's revision says, in the fields of the form. */
export function formFieldsOf(field: string, theirs: unknown): Partial<ContentForm> {
  if (field === 'title') return { title: String(theirs) };
  if (field === 'effectiveOn' || field === 'validUntil') return { [field]: theirs === null ? '' : String(theirs) };
  if (field !== 'content') return {};
  const content = EvidenceContent.safeParse(theirs).data;
  if (content?.kind === 'link') return { url: content.url };
  return content?.kind === 'statement' ? { statement: content.statement } : { kind: 'file' };
}
