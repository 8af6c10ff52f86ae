import { LIMITS } from '../limits';
import { Unreadable } from '../unreadable';
import { type PdfDocument } from './document';
import { areaOf } from './pages';
import { type Dict, isDict, Name, Ref, Stream, Text, textOf, type Value } from './values';

/** A form field, by its whole name. */
export interface Field {
  readonly name: string;
  /** Signatures are `Sig`. */
  readonly type: string | null;
  readonly dict: Dict;
  /** Of a signature: what was signed, by whom; null for one that is still empty. */
  readonly value: Dict | null;
}

/** The fields of a document's form that are no groups. @throws Unreadable */
export function fieldsOf(document: PdfDocument): readonly Field[] {
  const form = document.dict(document.catalog.get('AcroForm'));
  const found: Field[] = [];
  const seen = new Set<number>();
  const visit = (values: readonly Value[], above: { names: readonly string[]; type: string | null }): void => {
    if (above.names.length > LIMITS.fieldDepth) throw new Unreadable('Form fields of this file are nested too deeply.');
    for (const value of values) {
      if (value instanceof Ref && seen.size === seen.add(value.number).size) continue;
      if (seen.size + found.length > LIMITS.fields) throw new Unreadable('This file has too many form fields.');
      const dict = document.dict(value);
      if (!dict) continue;
      const title = document.resolve(dict.get('T'));
      const type = nameOf(document, dict.get('FT')) ?? above.type;
      const names = title instanceof Text ? [...above.names, textOf(title)] : above.names;
      const kids = document.array(dict.get('Kids'));
      if (kids.length > LIMITS.fields) throw new Unreadable('This file has too many form fields.');
      const areFields = kids.some((kid) => document.dict(kid)?.has('T'));
      if (areFields) visit(kids, { names, type });
      else found.push({ name: names.join('.'), type, dict, value: document.dict(dict.get('V')) });
    }
  };
  visit(document.array(form?.get('Fields')), { names: [], type: null });
  return found;
}

/** Where a field is shown: by itself, or by its kids. @throws Unreadable */
export function widgetsOf(document: PdfDocument, { dict }: Pick<Field, 'dict'>): readonly Dict[] {
  const kids = document.array(dict.get('Kids')).map((kid) => document.dict(kid));
  return [dict, ...kids.filter((kid) => kid !== null)];
}

/** What makes that something is seen, or happens. */
export const SHOWING = ['AP', 'AS', 'MK', 'Rect', 'F', 'A', 'AA', 'OC', 'BS', 'Border'] as const;

/**
 * Whether a place of a field is one that people see something at, or that does something. That it says to be hidden does not
 * count: some programs do not take `2.0` for that, and some ask nobody.
 * @throws Unreadable
 */
export function shows(document: PdfDocument, widget: Dict): boolean {
  if (!['AP', 'MK', 'A', 'AA'].some((key) => widget.has(key))) return false;
  const [left, bottom, right, top] = document.array(widget.get('Rect')).map((each) => document.resolve(each));
  return (left !== right && bottom !== top) || !isBounded(document, widget.get('AP'));
}

/**
 * Whether pictures of a place say how large they are, and so are drawn within it; some programs draw others over the whole page.
 * @param pictures by what happens there, and each perhaps by state
 * @throws Unreadable
 */
export function isBounded(document: PdfDocument, pictures: Value | undefined, depth = 0): boolean {
  const found = document.resolve(pictures);
  if (found instanceof Stream) return areaOf(document, found.dict.get('BBox')) !== null;
  if (!isDict(found)) return true;
  return depth < 2 && [...found.values()].every((each) => isBounded(document, each, depth + 1));
}

/** The text of a name, null for anything else. @throws Unreadable */
export function nameOf(document: PdfDocument, value: Value | undefined): string | null {
  const resolved = document.resolve(value);
  return resolved instanceof Name ? resolved.text : null;
}

/** Whether an annotation is where a signature is shown, which comes with the signature. @throws Unreadable */
export function isSignatureWidget(document: PdfDocument, value: Value): boolean {
  let dict = document.dict(value);
  if (!dict || nameOf(document, dict.get('Subtype')) !== 'Widget') return false;
  for (let depth = 0; dict && depth < LIMITS.fieldDepth; depth++) {
    const type = nameOf(document, dict.get('FT'));
    if (type !== null) return type === 'Sig';
    dict = document.dict(dict.get('Parent'));
  }
  return false;
}
