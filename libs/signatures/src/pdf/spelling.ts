import { LIMITS } from '../limits';
import { Unreadable } from '../unreadable';
import { type PdfDocument } from './document';
import { type Dict, hexOf, isArray, isDict, Name, Ref, Stream, Text, type Value } from './values';

/** How a stream is packed is not what is in it. */
const PACKING = ['Length', 'Filter', 'DecodeParms'];

/** What is spelled in another way than it stands in the file. */
export interface Spelling {
  /** Something short instead of an object that is compared by itself; null for any other. */
  readonly instead?: (dict: Dict) => string | null;
  /** The dictionary to spell instead of one. */
  readonly read?: (dict: Dict) => Dict;
}

/**
 * SHA-256 over values and all that they lead to: the same for what says the same, however objects are numbered or packed.
 * They are numbered in the order in which they are met, from the roots on, one after the other: nothing recurs deeply.
 * @throws Unreadable
 */
export async function digestOf(
  document: PdfDocument,
  roots: readonly Value[],
  spelling: Spelling = {},
): Promise<string> {
  const parts: Uint8Array[] = [];
  const numbers = new Map<string, number>();
  const waiting: Value[] = [...roots];
  const write = new Writer(document, parts, spelling, (ref) => {
    const key = `${ref.number} ${ref.generation}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    if (numbers.size > LIMITS.objects) throw new Unreadable('This file has too many objects.');
    numbers.set(key, numbers.size);
    waiting.push(document.resolve(ref));
    return numbers.size - 1;
  });
  for (let at = 0; at < waiting.length; at++) {
    write.value(waiting[at] ?? null);
    // One after the other, so that what was unpacked is not kept.
    await write.settled();
  }
  return hexOf(await crypto.subtle.digest('SHA-256', concatenated(parts)));
}

/** More bytes than their hash are spelled as that. */
const LONG = 1_024;

/** Spells a value so that different ones are never spelled the same. */
class Writer {
  private readonly encoder = new TextEncoder();
  private hashes: Promise<void>[] = [];

  constructor(
    private readonly document: PdfDocument,
    private readonly parts: Uint8Array[],
    private readonly spelling: Spelling,
    private readonly numberOf: (ref: Ref) => number,
  ) {}

  async settled(): Promise<void> {
    if (this.hashes.length > 0) await Promise.all(this.hashes.splice(0));
  }

  value(value: Value): void {
    if (value instanceof Ref) this.ref(value);
    else if (value instanceof Name) this.bytes('N', this.encoder.encode(value.text));
    else if (value instanceof Text) this.bytes('T', value.bytes);
    else if (value instanceof Stream) this.stream(value);
    else if (isArray(value)) this.array(value);
    else if (isDict(value)) this.dict(value);
    else this.text(`${String(value)} `);
  }

  private ref(ref: Ref): void {
    const target = this.spelling.instead && this.document.resolve(ref);
    const instead = isDict(target) ? this.spelling.instead?.(target) : null;
    this.text(instead ?? `R${this.numberOf(ref)} `);
  }

  private array(items: readonly Value[]): void {
    this.text(`[${items.length} `);
    for (const item of items) this.value(item);
  }

  private dict(dict: Dict): void {
    const entries = [...(this.spelling.read?.(dict) ?? dict)]
      .filter(([, value]) => value !== null)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    this.text(`<${entries.length} `);
    for (const [key, value] of entries) {
      this.bytes('N', this.encoder.encode(key));
      this.value(value);
    }
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
    if (bytes.length <= LONG) this.parts.push(bytes);
    else this.hashed(bytes);
  }

  private hashed(bytes: Uint8Array): void {
    const at = this.parts.push(new Uint8Array()) - 1;
    const hash = crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
    this.hashes.push(
      hash.then((digest) => {
        this.parts[at] = new Uint8Array(digest);
      }),
    );
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
