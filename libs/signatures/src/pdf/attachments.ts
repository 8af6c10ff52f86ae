import { LIMITS } from '../limits';
import { Unreadable } from '../unreadable';
import { type PdfDocument } from './document';
import { Ref, Stream, Text, textOf, type Value } from './values';

/** A file that lies in a PDF, by its name; null when there is none. @throws Unreadable */
export function attachmentOf(document: PdfDocument, name: string): Uint8Array | null {
  const [found, ...more] = filesOf(document).filter(({ key }) => key instanceof Text && textOf(key) === name);
  // Of two with one name nobody can say which one a reader opens.
  if (more.length > 0) throw new Unreadable(`This file has more than one attachment named ${name}.`);
  const file = document.dict(document.dict(found?.file)?.get('EF'));
  const stream = document.resolve(file?.get('UF') ?? file?.get('F'));
  if (!(stream instanceof Stream)) return null;
  const data = document.data(stream);
  if (data.length > LIMITS.credential) throw new Unreadable(`The attachment ${name} is too large.`);
  return data;
}

interface Named {
  readonly key: Value;
  readonly file: Value;
}

/** The leaves of the tree of names. */
function filesOf(document: PdfDocument): readonly Named[] {
  const files: Named[] = [];
  const seen = new Set<number>();
  const waiting: Value[] = [document.dict(document.catalog.get('Names'))?.get('EmbeddedFiles') ?? null];
  for (let at = 0; at < waiting.length; at++) {
    const value = waiting[at] ?? null;
    if (value instanceof Ref && seen.size === seen.add(value.number).size) continue;
    const node = document.dict(value);
    const names = document.array(node?.get('Names'));
    if (waiting.length + names.length > LIMITS.fields) throw new Unreadable('This file has too many attachments.');
    names.forEach((key, pair) => {
      if (pair % 2 === 0) files.push({ key: document.resolve(key), file: names[pair + 1] ?? null });
    });
    waiting.push(...document.array(node?.get('Kids')));
  }
  return files;
}
