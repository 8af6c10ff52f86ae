import { LIMITS } from '../limits';
import { Unreadable } from '../unreadable';
import { type PdfDocument } from './document';
import { Ref, Stream, Text, textOf, type Value } from './values';

/** A file that lies in a PDF, by its name; null when there is none. @throws Unreadable */
export function attachmentOf(document: PdfDocument, name: string): Uint8Array | null {
  const trees = document.dict(document.catalog.get('Names'));
  const found: Value[] = [];
  const seen = new Set<number>();
  const waiting: Value[] = [trees?.get('EmbeddedFiles') ?? null];
  for (let at = 0; at < waiting.length; at++) {
    const value = waiting[at] ?? null;
    if (value instanceof Ref && seen.size === seen.add(value.number).size) continue;
    if (waiting.length > LIMITS.fields) throw new Unreadable('This file has too many attachments.');
    const node = document.dict(value);
    const names = document.array(node?.get('Names'));
    for (let pair = 0; pair + 1 < names.length; pair += 2) {
      const key = document.resolve(names[pair]);
      if (key instanceof Text && textOf(key) === name) found.push(names[pair + 1] ?? null);
    }
    waiting.push(...document.array(node?.get('Kids')));
  }
  // Of two with one name nobody can say which one a reader opens.
  if (found.length > 1) throw new Unreadable(`This file has more than one attachment named ${name}.`);
  const file = document.dict(document.dict(found[0])?.get('EF'));
  const stream = document.resolve(file?.get('UF') ?? file?.get('F'));
  if (!(stream instanceof Stream)) return null;
  const data = document.data(stream);
  if (data.length > LIMITS.credential) throw new Unreadable(`The attachment ${name} is too large.`);
  return data;
}
