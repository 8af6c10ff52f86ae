import { acts, boxesOf, isOnlyABox } from './boxes';
import { type PdfDocument } from './document';
import { type Field, fieldsOf, isSignatureWidget, nameOf, SHOWING, shows, widgetsOf } from './fields';
import { type Page, pagesOf } from './pages';
import { digestOf, type Spelling } from './spelling';
import { withoutSignatureTags } from './tags';
import { type Dict, type Value } from './values';

/** What comes with a signature and shows nothing. */
const BESIDE = ['DSS', 'Extensions', 'Perms', 'Metadata', 'Version', 'Type'];
/** What is compared by itself. */
const APART = ['Pages', 'AcroForm', 'Outlines', 'OCProperties', 'StructTreeRoot', 'Names', 'AF'];
/** Tools that sign add these to a form, where they matter for other fields and for typed notes only. */
const LOOKS = ['DR', 'DA', 'Q'];

/** What a document shows and holds, by what people call it. */
export const CONTENT_PARTS = [
  ...(['pages', 'annotations', 'form', 'attachments', 'bookmarks', 'layers', 'tags', 'settings'] as const),
] as const;
export type ContentPart = (typeof CONTENT_PARTS)[number];
export type ContentDigests = Readonly<Record<ContentPart, string>>;

/** In what two documents differ; nothing for those that say the same. */
export const differencesOf = (one: ContentDigests, other: ContentDigests): readonly ContentPart[] =>
  CONTENT_PARTS.filter((part) => one[part] !== other[part]);

/**
 * What a document shows and holds, without its signatures and the boxes that they may draw: the same for files that say the
 * same, however their objects are numbered or packed. So it tells whether what was added later is more than signatures.
 * @throws Unreadable
 */
export async function contentDigests(document: PdfDocument): Promise<ContentDigests> {
  const { catalog } = document;
  const pages = pagesOf(document);
  const isBeside = placesOfSignatures(document, pages);
  const annotations = pages.map(({ dict }) => document.array(dict.get('Annots')).filter((each) => !isBeside(each)));
  const names = document.dict(catalog.get('Names')) ?? new Map<string, Value>();
  const settings = without(catalog, [...BESIDE, ...APART]);
  const spelling = byPageNumber(pages);
  const digest = (...values: readonly (Value | undefined)[]): Promise<string> =>
    digestOf(
      document,
      values.map((value) => value ?? null),
      spelling,
    );
  return {
    pages: await digestOf(document, [catalog.get('Pages') ?? null], withoutAnnotations(pages)),
    annotations: await digest(annotations),
    form: await digest(...formOf(document, annotations.flat())),
    attachments: await digest(names.get('EmbeddedFiles'), catalog.get('AF')),
    bookmarks: await digest(catalog.get('Outlines')),
    layers: await digest(catalog.get('OCProperties')),
    tags: await digestOf(document, [catalog.get('StructTreeRoot') ?? null], {
      ...spelling,
      read: withoutSignatureTags(document, isBeside),
    }),
    settings: await digest(settings, without(names, ['EmbeddedFiles'])),
  };
}

/** What is seen where a signature stands, and where that is; it is compared by itself, as it comes with the signature. */
export async function appearanceDigest(document: PdfDocument, field: Field): Promise<string> {
  const pages = pagesOf(document);
  const seen = widgetsOf(document, field).map((widget) => SHOWING.map((key) => widget.get(key) ?? null));
  const places = boxesOf(document, field, pages).map(({ page }) => page);
  return digestOf(document, [...seen.flat(), places], byPageNumber(pages));
}

/** Pages are compared by themselves: whatever leads to one is told apart by its number alone. */
function byPageNumber(pages: readonly Page[]): Spelling {
  const numbers = new Map<Dict, number>();
  pages.forEach(({ dict }, at) => numbers.set(dict, numbers.get(dict) ?? at));
  return {
    instead: (dict) => {
      const number = numbers.get(dict);
      return number === undefined ? null : `P${number} `;
    },
  };
}

function withoutAnnotations(pages: readonly Page[]): Spelling {
  const known = new Set(pages.map(({ dict }) => dict));
  return { read: (dict) => (known.has(dict) ? without(dict, ['Annots']) : dict) };
}

/** Whether an annotation is the place of a signature that shows no more than it may. */
function placesOfSignatures(document: PdfDocument, pages: readonly Page[]): (value: Value) => boolean {
  const signed = fieldsOf(document).filter(({ type, value }) => type === 'Sig' && value !== null);
  const modest = signed.filter((field) => isOnlyABox(document, field, pages));
  const places = new Set(modest.flatMap((field) => widgetsOf(document, field)));
  return (value) => {
    const widget = document.dict(value);
    if (!widget || !isSignatureWidget(document, value)) return false;
    // What shows something and has no signature could cover a page with another.
    return places.has(widget) || !(shows(document, widget) || acts(widget));
  };
}

/** Fields that are no signatures, and what says how they look. */
function formOf(document: PdfDocument, annotations: readonly Value[]): readonly (Value | undefined)[] {
  const form = document.dict(document.catalog.get('AcroForm')) ?? new Map<string, Value>();
  const others = fieldsOf(document).filter(({ type }) => type !== 'Sig');
  const isUsed =
    others.length > 0 ||
    annotations.some((each) => nameOf(document, document.dict(each)?.get('Subtype')) === 'FreeText');
  return [without(form, ['Fields', 'SigFlags', ...(isUsed ? [] : LOOKS)]), ...others.map(({ dict }) => dict)];
}

const without = (dict: Dict, keys: readonly string[]): Dict =>
  new Map([...dict].filter(([key]) => !keys.includes(key)));
