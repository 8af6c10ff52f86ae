import { ExchangeError } from '../exchange-error';
import { LIMITS } from '../limits';
import { inflateUpTo } from './inflate';

/** The parts of an archive by name; unpacked when asked for. */
export class ZipArchive {
  readonly #entries: ReadonlyMap<string, Entry>;
  #unpacked = 0;

  /** @throws ExchangeError for archives that are damaged, encrypted or made of too many parts */
  constructor(private readonly bytes: Uint8Array) {
    if (countOf(bytes) > LIMITS.parts) throw tooMany();
    this.#entries = new Map([...entriesIn(bytes)].map((entry) => [entry.name, entry]));
  }

  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  /** One part, or null when there is none of that name. @throws ExchangeError beyond the limits */
  part(name: string): Uint8Array | null {
    const entry = this.#entries.get(name);
    if (!entry) return null;
    const limit = Math.min(LIMITS.partBytes, LIMITS.unpackedBytes - this.#unpacked);
    const content = contentOf(this.bytes, entry, limit);
    this.#unpacked += content.length;
    return content;
  }
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packedSize: number;
  readonly offset: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end record and the longest comment after it. */
const LONGEST_END = 22 + 0xffff;

/** Where an archive has more entries than it can count in two bytes. */
const UNCOUNTED = 0xffff;

/** The names in an archive, however many they are. @throws ExchangeError for archives that are damaged or encrypted */
export const namesIn = (bytes: Uint8Array): string[] => Array.from(entriesIn(bytes), ({ name }) => name);

function countOf(bytes: Uint8Array): number {
  const view = viewOf(bytes);
  return view.getUint16(endOf(view) + 10, true);
}

function* entriesIn(bytes: Uint8Array): Generator<Entry> {
  const view = viewOf(bytes);
  const end = endOf(view);
  const count = countOf(bytes);
  if (count === UNCOUNTED) throw tooMany();
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) throw damaged();
    const nameLength = view.getUint16(at + 28, true);
    if (view.getUint16(at + 8, true) & 1) {
      throw new ExchangeError('encrypted-workbook', 'The file is encrypted: save it without a password.');
    }
    yield {
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      packedSize: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    };
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}

function endOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - LONGEST_END); at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw damaged();
}

function contentOf(bytes: Uint8Array, { name, method, packedSize, offset }: Entry, limit: number): Uint8Array {
  const view = viewOf(bytes);
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) throw damaged();
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packedSize > bytes.length) throw damaged();
  const packed = bytes.subarray(start, start + packedSize);
  if (method === 8) return inflateUpTo(packed, limit, `"${name}" of the workbook`);
  if (method !== 0) throw damaged();
  if (packed.length > limit) {
    throw new ExchangeError('unpacked-too-large', `"${name}" of the workbook is larger than is accepted.`);
  }
  return packed;
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const tooMany = (): ExchangeError =>
  new ExchangeError(
    'too-many-parts',
    `The archive has more than ${LIMITS.parts} entries, and no workbook has so many. The archive of a whole organization is brought on the page “Bring an archive”.`,
  );
const damaged = (): ExchangeError => new ExchangeError('damaged', 'The workbook is damaged or cut off.');
