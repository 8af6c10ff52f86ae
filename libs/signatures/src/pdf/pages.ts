import { LIMITS } from '../limits';
import { Unreadable } from '../unreadable';
import { type PdfDocument } from './document';
import { type Dict, isArray, Ref, type Value } from './values';

/** A page, in the order in which they are read. */
export interface Page {
  readonly dict: Dict;
  /** In square units; null where the page does not say how large it is. */
  readonly area: number | null;
}

interface Above {
  readonly value: Value;
  readonly box: Value;
  readonly depth: number;
}

/** The pages of a document. One that stands in it twice is there twice, and so is what lies on it. @throws Unreadable */
export function pagesOf(document: PdfDocument): readonly Page[] {
  const found: Page[] = [];
  let annotations = 0;
  const groups = new Set<number>();
  const waiting: Above[] = [{ value: document.catalog.get('Pages') ?? null, box: null, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const dict = document.dict(next.value);
    if (!dict) continue;
    const box = dict.get('CropBox') ?? dict.get('MediaBox') ?? next.box;
    const kids = document.resolve(dict.get('Kids'));
    if (!isArray(kids)) {
      found.push({ dict, area: areaOf(document, box) });
      annotations += document.array(dict.get('Annots')).length;
      if (found.length + annotations > LIMITS.objects) throw new Unreadable('This file has too many objects.');
      continue;
    }
    if (next.depth > LIMITS.depth) throw new Unreadable('Objects of this file are nested too deeply.');
    if (next.value instanceof Ref && groups.size === groups.add(next.value.number).size) {
      throw new Unreadable('Objects of this file point to one another.');
    }
    const depth = next.depth + 1;
    // The last one that waits is looked at first.
    for (let at = kids.length - 1; at >= 0; at--) waiting.push({ value: kids[at] ?? null, box, depth });
  }
  return found;
}

/** Of a rectangle of PDF, two corners in any order; null for anything else. @throws Unreadable */
export function areaOf(document: PdfDocument, value: Value | undefined): number | null {
  const [left, bottom, right, top, ...more] = document.array(value).map((each) => document.resolve(each));
  if (more.length > 0) return null;
  if (typeof left !== 'number' || typeof bottom !== 'number') return null;
  if (typeof right !== 'number' || typeof top !== 'number') return null;
  return Math.abs((right - left) * (top - bottom));
}
