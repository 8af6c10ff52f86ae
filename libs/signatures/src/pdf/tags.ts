import { LIMITS } from '../limits';
import { Unreadable } from '../unreadable';
import { type PdfDocument } from './document';
import { nameOf } from './fields';
import { type Dict, isArray, Ref, type Value } from './values';

/** What a tag may say that only names the place of a signature; an alternative text would be read aloud. */
const PLAIN = ['Type', 'S', 'P', 'K', 'Pg', 'ID', 'Lang'];

/** Of one signature. */
const MOST_PLACES = 8;

/**
 * The tags of a document without those for places of signatures, which tools add when they sign: what assistive technology
 * reads of everything else.
 * @returns how a dictionary among them is spelled
 */
export function withoutSignatureTags(
  document: PdfDocument,
  isPlace: (annotation: Value) => boolean,
): (dict: Dict) => Dict {
  const root = document.dict(document.catalog.get('StructTreeRoot'));
  const isSignatureTag = (value: Value): boolean => {
    const tag = document.dict(value);
    if (!tag || nameOf(document, tag.get('S')) !== 'Form') return false;
    const kids = kidsOf(document, tag);
    if (kids.length > MOST_PLACES) return false;
    const objects = kids.map((kid) => document.dict(kid)?.get('Obj') ?? null);
    return kids.length > 0 && [...tag.keys()].every((key) => PLAIN.includes(key)) && objects.every(isPlace);
  };
  return (dict) => {
    if (dict !== root && !dict.has('S')) return dict;
    const read = new Map(dict);
    if (dict.has('K')) {
      const kids = kidsOf(document, dict).filter((kid) => !isSignatureTag(kid));
      read.set('K', kids.length > 0 ? kids : null);
    }
    if (dict !== root) return read;
    read.delete('ParentTreeNextKey');
    const kept = numberTree(document, dict.get('ParentTree')).filter(([, tag]) => !isSignatureTag(tag));
    return read.set('ParentTree', kept.flat());
  };
}

/** One kid may stand without a list. */
function kidsOf(document: PdfDocument, dict: Dict): readonly Value[] {
  const kids = document.resolve(dict.get('K'));
  if (isArray(kids)) return kids;
  return kids === null ? [] : [dict.get('K') ?? null];
}

/** What a tree says of each number, in their order: the same tree may be cut in several ways. @throws Unreadable */
function numberTree(document: PdfDocument, tree: Value | undefined): [number, Value][] {
  const found: [number, Value][] = [];
  const seen = new Set<number>();
  const waiting: Value[] = [tree ?? null];
  for (let at = 0; at < waiting.length; at++) {
    const value = waiting[at] ?? null;
    if (value instanceof Ref && seen.size === seen.add(value.number).size) continue;
    const node = document.dict(value);
    const numbers = document.array(node?.get('Nums'));
    if (waiting.length + found.length + numbers.length > LIMITS.objects) {
      throw new Unreadable('This file has too many objects.');
    }
    for (let pair = 0; pair + 1 < numbers.length; pair += 2) {
      const number = document.resolve(numbers[pair]);
      if (typeof number === 'number') found.push([number, numbers[pair + 1] ?? null]);
    }
    waiting.push(...document.array(node?.get('Kids')));
  }
  return found.sort(([one], [other]) => one - other);
}
