import { Unreadable } from '../unreadable';
import { LIMITS } from '../limits';
import { type PdfDocument } from './document';
import { type Field, fieldsOf, isSignatureWidget, SHOWING, shows, widgetsOf } from './fields';
import { type Dict, isArray, isDict, Name, Ref, Stream, Text, type Value } from './values';

/** What comes with a signature and shows nothing, and what is compared by itself. */
const BESIDE = ['AcroForm', 'DSS', 'Extensions', 'Perms', 'Metadata', 'StructTreeRoot', 'Version', 'Type'];
/** How a stream is packed is not what is in it. */
const PACKING = ['Length', 'Filter', 'DecodeParms'];

export interface ContentDigests {
  /** Pages, attachments, bookmarks, and form fields that are no signatures. */
  readonly content: string;
  /** What assistive technology reads. */
  readonly structure: string;
}

/**
 * What a document shows and holds, without its signatures: the same for files that say the same, however their objects are
 * numbered or packed. So it tells whether what was added later is more than signatures.
 * @throws Unreadable
 */
export async function contentDigests(document: PdfDocument): Promise<ContentDigests> {
  const { catalog } = document;
  const shown = new Map([...catalog].filter(([key]) => !BESIDE.includes(key)));
  const form = document.dict(catalog.get('AcroForm'));
  const others = fieldsOf(document).filter(({ type }) => type !== 'Sig');
  const content: Value[] = [shown, ...others.map(({ dict }) => dict), form?.get('XFA') ?? null];
  return {
    content: await digestOf(document, content),
    structure: await digestOf(document, [catalog.get('StructTreeRoot') ?? null]),
  };
}

/** What is seen where a signature stands; it is compared by itself, as it comes with the signature. @throws Unreadable */
export function appearanceDigest(document: PdfDocument, field: Field): Promise<string> {
  const seen = widgetsOf(document, field).map((widget) => SHOWING.map((key) => widget.get(key) ?? null));
  return digestOf(document, seen.flat());
}

/** Objects are numbered in the order in which they are met, from the roots on, one after the other: nothing recurs deeply. */
async function digestOf(document: PdfDocument, roots: readonly Value[]): Promise<string> {
  const parts: Uint8Array[] = [];
  const numbers = new Map<string, number>();
  const waiting: Value[] = [...roots];
  const write = new Writer(document, parts, (ref) => {
    const key = `${ref.number} ${ref.generation}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    if (numbers.size > LIMITS.objects) throw new Unreadable('This file has too many objects.');
    numbers.set(key, numbers.size);
    waiting.push(document.resolve(ref));
    return numbers.size - 1;
  });
  for (let at = 0; at < waiting.length; at++) write.value(waiting[at] ?? null);
  return hexOf(await crypto.subtle.digest('SHA-256', concatenated(parts)));
}

/** Spells a value so that different ones are never spelled the same. */
class Writer {
  private readonly encoder = new TextEncoder();
  /** Places of signatures that somebody made. */
  private readonly signed: ReadonlySet<Dict>;

  constructor(
    private readonly document: PdfDocument,
    private readonly parts: Uint8Array[],
    private readonly numberOf: (ref: Ref) => number,
  ) {
    const signed = fieldsOf(document).filter(({ type, value }) => type === 'Sig' && value !== null);
    this.signed = new Set(signed.flatMap((field) => widgetsOf(document, field)));
  }

  value(value: Value): void {
    if (value instanceof Ref) this.text(`R${this.numberOf(value)} `);
    else if (value instanceof Name) this.bytes('N', this.encoder.encode(value.text));
    else if (value instanceof Text) this.bytes('T', value.bytes);
    else if (value instanceof Stream) this.stream(value);
    else if (isArray(value)) this.array(value);
    else if (isDict(value)) this.dict(value);
    else this.text(`${String(value)} `);
  }

  private array(items: readonly Value[]): void {
    this.text(`[${items.length} `);
    for (const item of items) this.value(item);
  }

  private dict(dict: Dict): void {
    const entries = [...dict]
      .map(([key, value]): [string, Value] => [key, key === 'Annots' ? this.annotations(value) : value])
      .filter(([, value]) => value !== null)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    this.text(`<${entries.length} `);
    for (const [key, value] of entries) {
      this.bytes('N', this.encoder.encode(key));
      this.value(value);
    }
  }

  /** Without where signatures are shown; nothing, where there is nothing else. */
  private annotations(value: Value): Value {
    const others = this.document.array(value).filter((each) => !this.isBeside(each));
    return others.length > 0 ? others : null;
  }

  /** What looks like the place of a signature, shows something and has no signature, could cover a page with another. */
  private isBeside(value: Value): boolean {
    const widget = this.document.dict(value);
    if (!widget || !isSignatureWidget(this.document, value)) return false;
    return this.signed.has(widget) || !shows(this.document, widget);
  }

  private stream(stream: Stream): void {
    const filter = this.document.resolve(stream.dict.get('Filter'));
    // What else it is packed with (pictures) is compared as it is.
    const isFlate = filter instanceof Name && filter.text === 'FlateDecode' && !stream.dict.has('DecodeParms');
    const data = isFlate ? this.document.data(stream) : stream.raw;
    const without = filter === null || isFlate ? PACKING : ['Length'];
    this.dict(new Map([...stream.dict].filter(([key]) => !without.includes(key))));
    this.bytes('S', data);
  }

  private bytes(kind: string, bytes: Uint8Array): void {
    this.text(`${kind}${bytes.length} `);
    this.parts.push(bytes);
  }

  private text(text: string): void {
    this.parts.push(this.encoder.encode(text));
  }
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const size = parts.reduce((sum, { length }) => sum + length, 0);
  if (size > LIMITS.unpacked) throw new Unreadable('This file unpacks to more than can be inspected.');
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** As two hexadecimal digits a byte. */
export const hexOf = (bytes: ArrayBuffer | Uint8Array): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
