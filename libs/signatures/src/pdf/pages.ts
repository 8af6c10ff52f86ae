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

/** What a page inherits of how large it is: it is seen where both are. */
interface Boxes {
  readonly media: Value;
  readonly crop: Value;
}
interface Above extends Boxes {
  readonly value: Value;
  readonly depth: number;
}

/** The pages of a document. One that stands in it twice is there twice, and so is what lies on it. @throws Unreadable */
export function pagesOf(document: PdfDocument): readonly Page[] {
  const found: Page[] = [];
  let annotations = 0;
  const groups = new Set<number>();
  const waiting: Above[] = [{ value: document.catalog.get('Pages') ?? null, media: null, crop: null, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const dict = document.dict(next.value);
    if (!dict) continue;
    const boxes = { media: dict.get('MediaBox') ?? next.media, crop: dict.get('CropBox') ?? next.crop };
    const kids = document.resolve(dict.get('Kids'));
    if (!isArray(kids)) {
      found.push({ dict, area: seenOf(document, boxes) });
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
    for (let at = kids.length - 1; at >= 0; at--) waiting.push({ value: kids[at] ?? null, ...boxes, depth });
  }
  return found;
}

type Rectangle = readonly [left: number, bottom: number, right: number, top: number];

/** Of a rectangle of PDF; null for anything else. @throws Unreadable */
export function areaOf(document: PdfDocument, value: Value | undefined): number | null {
  const found = rectangleOf(document, value);
  return found && areaWithin(found, found);
}

/** Of what is seen of a page. */
function seenOf(document: PdfDocument, { media, crop }: Boxes): number | null {
  const whole = rectangleOf(document, media);
  return whole && areaWithin(whole, crop === null ? whole : (rectangleOf(document, crop) ?? whole));
}

const areaWithin = (one: Rectangle, other: Rectangle): number =>
  Math.max(0, Math.min(one[2], other[2]) - Math.max(one[0], other[0])) *
  Math.max(0, Math.min(one[3], other[3]) - Math.max(one[1], other[1]));

/** Two corners in any order. */
function rectangleOf(document: PdfDocument, value: Value | undefined): Rectangle | null {
  const [left, bottom, right, top, ...more] = document.array(value).map((each) => document.resolve(each));
  if (more.length > 0) return null;
  if (typeof left !== 'number' || typeof bottom !== 'number') return null;
  if (typeof right !== 'number' || typeof top !== 'number') return null;
  return [Math.min(left, right), Math.min(bottom, top), Math.max(left, right), Math.max(bottom, top)];
}
