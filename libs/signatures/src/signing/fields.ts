import { PdfDocument } from '../pdf/document';
import { fieldsOf, nameOf } from '../pdf/fields';
import { Update } from '../pdf/update';
import { type Dict, Name, Ref, type Value } from '../pdf/values';
import { textValue, written } from '../pdf/write';
import { Unreadable } from '../unreadable';

/** Signatures exist, and what is changed is added at the end. */
const SIGNATURE_FLAGS = 3;
/** Hidden, printed, locked: what is hidden needs no place among the tags. */
const FLAGS = 134;

/** The fields that the method names for those who answer for an assessment. */
export const APPROVAL_FIELDS = ['ExecutiveApproval', 'SecurityExecutiveApproval'] as const;

/**
 * A document with empty fields for signatures, which tools for signing offer. Nothing is shown of them.
 * @throws Unreadable
 */
export function withSignatureFields(bytes: Uint8Array, names: readonly string[]): Uint8Array<ArrayBuffer> {
  const document = new PdfDocument(bytes);
  const update = new Update(document);
  addFields(
    document,
    update,
    names.map((name) => newField(name)),
  );
  return update.bytes();
}

/** The field of this name with its signature. One that is signed already stays as it is. @throws Unreadable */
export function signField(document: PdfDocument, update: Update, name: string, signature: Ref): void {
  const found = fieldsOf(document).find((field) => field.name === name);
  if (!found) return addFields(document, update, [newField(name, signature)]);
  if (found.type !== 'Sig' || found.value) throw new Unreadable(`The field ${name} is signed already.`);
  const ref = refOf(document, found.dict);
  update.set(ref, new Map([...found.dict, ['V', signature]]));
}

const newField = (name: string, signature?: Ref): [string, Value][] => [
  ['Type', new Name('Annot')],
  ['Subtype', new Name('Widget')],
  ['FT', new Name('Sig')],
  ['T', textValue(name)],
  ['Rect', [0, 0, 0, 0]],
  ['F', FLAGS],
  ...(signature ? ([['V', signature]] as [string, Value][]) : []),
];

/** Fields stand in the form and on the first page. */
function addFields(document: PdfDocument, update: Update, fields: readonly [string, Value][][]): void {
  const page = firstPage(document);
  const added = fields.map((field) => update.add(written(new Map<string, Value>([...field, ['P', page.ref]]))));
  const catalog = document.catalog;
  const formValue = catalog.get('AcroForm');
  const form = document.dict(formValue) ?? new Map<string, Value>();
  const changed = new Map<string, Value>([
    ...form,
    ['Fields', [...document.array(form.get('Fields')), ...added]],
    ['SigFlags', SIGNATURE_FLAGS],
  ]);
  if (formValue instanceof Ref) update.set(formValue, changed);
  else update.set(rootOf(document), new Map<string, Value>([...catalog, ['AcroForm', changed]]));
  const annotations = [...document.array(page.dict.get('Annots')), ...added];
  update.set(page.ref, new Map<string, Value>([...page.dict, ['Annots', annotations]]));
}

function rootOf(document: PdfDocument): Ref {
  const root = document.table.trailer.get('Root');
  if (!(root instanceof Ref)) throw new Unreadable('This file has no document in it.');
  return root;
}

const DEEPEST = 32;

function firstPage(document: PdfDocument): { readonly ref: Ref; readonly dict: Dict } {
  let value = document.catalog.get('Pages');
  for (let depth = 0; depth < DEEPEST; depth++) {
    const dict = document.dict(value);
    if (!dict || !(value instanceof Ref)) break;
    if (nameOf(document, dict.get('Type')) === 'Page') return { ref: value, dict };
    // An empty group may come first.
    value = document.array(dict.get('Kids')).find((kid) => document.dict(kid)?.get('Count') !== 0);
  }
  throw new Unreadable('This file has no page.');
}

/** Where a field stands: fields that are no objects of their own cannot be written anew. */
function refOf(document: PdfDocument, dict: Dict): Ref {
  const form = document.dict(document.catalog.get('AcroForm'));
  const waiting: Value[] = [...document.array(form?.get('Fields'))];
  for (let at = 0; at < waiting.length && at < 4_000; at++) {
    const value = waiting[at] ?? null;
    const candidate = document.dict(value);
    if (candidate === dict && value instanceof Ref) return value;
    waiting.push(...document.array(candidate?.get('Kids')));
  }
  throw new Unreadable('The field for the signature cannot be written.');
}
