import { LIMITS } from '../limits';
import { Unreadable } from '../unreadable';
import { type PdfDocument } from './document';
import { type Dict, Name, Ref, Text, textOf, type Value } from './values';

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

/** Hidden, for everybody. */
const HIDDEN = 2;
/** What makes that something is seen, or happens. */
export const SHOWING = ['AP', 'AS', 'MK', 'Rect', 'F', 'A', 'AA', 'OC', 'BS', 'Border'] as const;

/** Whether a place of a field is one that people see something at, or that does something. @throws Unreadable */
export function shows(document: PdfDocument, widget: Dict): boolean {
  if (!['AP', 'MK', 'A', 'AA'].some((key) => widget.has(key))) return false;
  const flags = document.resolve(widget.get('F'));
  if (typeof flags === 'number' && (flags & HIDDEN) !== 0) return false;
  const [left, bottom, right, top] = document.array(widget.get('Rect')).map((each) => document.resolve(each));
  return left !== right && bottom !== top;
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
