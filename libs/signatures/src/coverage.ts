import { boxesOf } from './pdf/boxes';
import {
  appearanceDigest,
  type ContentDigests,
  contentDigests,
  type ContentPart,
  differencesOf,
} from './pdf/content-digest';
import { type PdfDocument } from './pdf/document';
import { type Field, fieldsOf } from './pdf/fields';
import { type Dict } from './pdf/values';
import { type Range, rangeOf } from './range';

/** What a signature covers of a file, and what became of it since. */
export interface Coverage {
  /** The whole file, or what was added since is only more signatures, or more than that. */
  readonly covers: 'whole' | 'all-but-signatures' | 'changed-later' | 'unknown';
  /** What was changed in what the document shows and holds; `appearance` is where the signature itself is shown. */
  readonly changed: readonly (ContentPart | 'appearance')[];
  readonly remarks: readonly ('shown-later' | 'added-unsigned')[];
}

/** @param now what the whole file shows and holds @throws Unreadable */
export async function coverageOf(
  document: PdfDocument,
  field: Field,
  { end }: Range,
  now: ContentDigests,
): Promise<Coverage> {
  if (end === document.bytes.length) return { covers: 'whole', changed: [], remarks: [] };
  const earlier = document.until(end);
  const changed = [
    ...differencesOf(await contentDigests(earlier), now),
    ...((await looksAsThen(document, field, earlier)) ? [] : ['appearance' as const]),
  ];
  const before = shownSignatures(earlier);
  const isShown = shownSignatures(document).some((name) => name !== field.name && !before.includes(name));
  return {
    covers: changed.length === 0 ? 'all-but-signatures' : 'changed-later',
    changed,
    remarks: [
      ...(isShown ? ['shown-later' as const] : []),
      ...(changed.length > 0 || isCoveredToItsEnd(document) ? [] : ['added-unsigned' as const]),
    ],
  };
}

/** Whether the signature shows on the pages what it showed when it was made. */
async function looksAsThen(document: PdfDocument, field: Field, earlier: PdfDocument): Promise<boolean> {
  const then = fieldsOf(earlier).find(({ name }) => name === field.name);
  return then !== undefined && (await appearanceDigest(earlier, then)) === (await appearanceDigest(document, field));
}

const signedFields = (document: PdfDocument): readonly (Field & { value: Dict })[] =>
  fieldsOf(document).filter((field): field is Field & { value: Dict } => field.type === 'Sig' && field.value !== null);

/** The fields of signatures that show something on the pages. */
const shownSignatures = (document: PdfDocument): readonly string[] =>
  signedFields(document)
    .filter((field) => boxesOf(document, field).length > 0)
    .map(({ name }) => name);

/** Whether somebody signed the last bytes of a file. */
const isCoveredToItsEnd = (document: PdfDocument): boolean =>
  signedFields(document).some(({ value }) => rangeOf(document, value)?.end === document.bytes.length);
