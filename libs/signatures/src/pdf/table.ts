import { LIMITS } from '../limits';
import { Unreadable } from '../unreadable';
import { type Unpacking, unpredicted } from './inflate';
import { Lexer } from './lexer';
import { type Dict, dictOf, isArray, isDict, latin1, Name, Stream, type Value } from './values';

/** Where an object is: at a place of the file, or in a stream of objects. */
export type Place =
  | { readonly kind: 'at'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'in'; readonly stream: number; readonly index: number };

/** Places of objects by number, and what the newest table says of the document. */
interface Part {
  readonly places: ReadonlyMap<number, Place | null>;
  readonly trailer: Dict;
  /** Whether it is a stream, as tables of newer files are. */
  readonly isStream: boolean;
}
export interface Table extends Part {
  /** Where the newest part of it begins. */
  readonly start: number;
}

/** How far from the end of a file its table is named. */
const END = 1_024;

/**
 * Reads the tables of a file, newest first. What one reader would find and another would not is refused: tables for older
 * readers, tables that lead in circles, objects beyond the number that a file says to have.
 * @throws Unreadable
 */
export function readTable(bytes: Uint8Array, unpacking: Unpacking): Table {
  const places = new Map<number, Place | null>();
  const seen = new Set<number>();
  const start = startOf(bytes);
  if (isReadFromItsFront(bytes)) throw twoTables();
  const waiting = [start];
  let newest: Part | null = null;
  for (let offset = waiting.shift(); offset !== undefined; offset = waiting.shift()) {
    if (seen.size === seen.add(offset).size) throw new Unreadable('Tables of this file lead to one another.');
    if (seen.size > LIMITS.tables) throw new Unreadable('This file was changed too often to be inspected.');
    const part = partAt(bytes, offset, unpacking);
    for (const [number, place] of part.places) if (!places.has(number)) places.set(number, place);
    if (places.size > LIMITS.objects) throw new Unreadable('This file has too many objects.');
    newest ??= part;
    if (part.trailer.has('XRefStm')) {
      throw twoTables();
    }
    const previous = part.trailer.get('Prev');
    if (previous !== undefined && typeof previous !== 'number') {
      throw new Unreadable('The table of this file does not say where the one before it is.');
    }
    if (previous !== undefined) waiting.push(previous);
  }
  if (!newest) throw new Unreadable('This file has no table of its objects.');
  requireSize(places, newest.trailer);
  return { places, start, trailer: newest.trailer, isStream: newest.isStream };
}

const twoTables = (): Unreadable =>
  new Unreadable('This file has two tables of its objects, so that two programs may show two documents.');

/**
 * Files that are made for slow connections have a table at their front, which some programs begin with while the file is as
 * long as it says there: one that was signed, and grew to that length, would show something else from then on.
 */
function isReadFromItsFront(bytes: Uint8Array): boolean {
  const lexer = new Lexer(bytes);
  lexer.skipWhite();
  try {
    const { value } = indirectAt(bytes, lexer.at);
    return isDict(value) && value.has('Linearized') && value.get('L') === bytes.length;
  } catch {
    // Something else stands there.
    return false;
  }
}

/** Some programs show objects beyond the number that a file says to have, some do not. */
function requireSize(places: Table['places'], trailer: Dict): void {
  const size = numberOf(trailer.get('Size'));
  for (const [number, place] of places) {
    if (place && number >= size) throw new Unreadable('This file has more objects than it says.');
  }
}

/** Where the newest table is, as the very end of the file says. */
function startOf(bytes: Uint8Array): number {
  const tail = latin1(bytes.subarray(Math.max(0, bytes.length - END)));
  const found = /startxref[\0\t\n\f\r ]+(\d{1,12})[\0\t\n\f\r ]+%%EOF[\0\t\n\f\r ]*$/.exec(tail)?.[1];
  if (found !== undefined) return Number(found);
  if (!/%%EOF/.test(tail)) throw new Unreadable('This is no complete PDF: its end is missing.');
  throw new Unreadable('Something stands after the end of this PDF that belongs to nothing in it.');
}

function partAt(bytes: Uint8Array, offset: number, unpacking: Unpacking): Part {
  const lexer = new Lexer(bytes, offset);
  if (lexer.passes('xref')) return classicTable(lexer);
  const stream = indirectAt(bytes, offset).value;
  if (!(stream instanceof Stream)) throw new Unreadable('The table of this file is not where it should be.');
  return streamTable(stream, unpacking);
}

function classicTable(lexer: Lexer): Part {
  const places = new Map<number, Place | null>();
  while (!lexer.passes('trailer')) {
    const first = lexer.integer();
    const count = lexer.integer();
    if (count > LIMITS.objects) throw new Unreadable('This file has too many objects.');
    for (let number = first; number < first + count; number++) addOnce(places, number, lexer.entry());
  }
  const trailer = lexer.value();
  if (!isDict(trailer)) throw new Unreadable('The table of this file has no end.');
  return { places, trailer, isStream: false };
}

function streamTable(stream: Stream, unpacking: Unpacking): Part {
  const { dict } = stream;
  const data = unpacked(stream, unpacking);
  const widths = numbers(dict.get('W'));
  const [typeWidth = 0, secondWidth = 0, thirdWidth = 0] = widths;
  const size = typeWidth + secondWidth + thirdWidth;
  if (widths.length !== 3 || size === 0 || widths.some((width) => width > 8)) {
    throw new Unreadable('The table of this file cannot be read.');
  }
  const index = dict.has('Index') ? numbers(dict.get('Index')) : [0, numberOf(dict.get('Size'))];
  const places = new Map<number, Place | null>();
  let at = 0;
  const field = (width: number, otherwise: number): number => {
    let value = width === 0 ? otherwise : 0;
    for (const end = at + width; at < end; at++) value = value * 256 + (data[at] ?? 0);
    return value;
  };
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const first = index[pair] ?? 0;
    for (let number = first; number < first + (index[pair + 1] ?? 0) && at + size <= data.length; number++) {
      const [type, second, third] = [field(typeWidth, 1), field(secondWidth, 0), field(thirdWidth, 0)];
      addOnce(places, number, placeOf(type, second, third));
      if (places.size > LIMITS.objects) throw new Unreadable('This file has too many objects.');
    }
  }
  return { places, trailer: dict, isStream: true };
}

/** Of two places of one object in one table some programs take the first, and some the last. */
function addOnce(places: Map<number, Place | null>, number: number, place: Place | null): void {
  if (places.has(number)) throw new Unreadable('A table of this file names an object twice.');
  places.set(number, place);
}

function placeOf(type: number, second: number, third: number): Place | null {
  if (type === 1) return { kind: 'at', offset: second, generation: third };
  if (type === 2) return { kind: 'in', stream: second, index: third };
  // Some programs take any other one for nothing, some for one of these.
  if (type !== 0) throw new Unreadable('The table of this file cannot be read.');
  return null;
}

/**
 * The object that begins at a place.
 * @param lengthOf the number that a reference stands for, where a stream's length is one
 * @throws Unreadable
 */
export function indirectAt(
  bytes: Uint8Array,
  offset: number,
  lengthOf: (value: Value) => Value = (value) => value,
): { readonly number: number; readonly generation: number; readonly value: Value } {
  // At the very beginning is what says that it is a PDF; some programs read on there.
  if (offset === 0 || offset >= bytes.length) throw new Unreadable('An object of this file is not where it should be.');
  const lexer = new Lexer(bytes, offset);
  const [number, generation] = [lexer.integer(), lexer.integer()];
  if (!lexer.passes('obj') || lexer.isInWord())
    throw new Unreadable('An object of this file is not where it should be.');
  const value = lexer.value();
  if (!isDict(value) || !lexer.passes('stream')) return { number, generation, value };
  return {
    number,
    generation,
    value: new Stream(value, streamBytes(bytes, lexer, lengthOf(value.get('Length') ?? null))),
  };
}

const wrongLength = (): Unreadable => new Unreadable('A part of this file does not have the length it says.');

/** What stands between `stream`, behind which the lexer is, and `endstream`. */
function streamBytes(bytes: Uint8Array, lexer: Lexer, length: Value): Uint8Array {
  if (bytes[lexer.at] === 0x0d) lexer.at++;
  // Where it begins after anything else is where programs disagree.
  if (bytes[lexer.at++] !== 0x0a) throw new Unreadable('A part of this file does not begin where it should.');
  if (typeof length !== 'number' || !Number.isInteger(length) || length < 0) throw wrongLength();
  if (lexer.at + length > bytes.length) throw wrongLength();
  const raw = bytes.subarray(lexer.at, lexer.at + length);
  lexer.at += length;
  if (!lexer.passes('endstream')) throw wrongLength();
  return raw;
}

/** The bytes of a stream, where it is not packed or packed by Flate alone. @throws Unreadable */
export function unpacked({ dict, raw }: Stream, unpacking: Unpacking): Uint8Array {
  const filter = onlyOf(dict.get('Filter'));
  if (filter === null) return raw;
  if (!(filter instanceof Name) || filter.text !== 'FlateDecode') throw otherPacking();
  const data = unpacking.inflate(raw);
  const set = dictOf(onlyOf(dict.get('DecodeParms')));
  const of = (key: string, otherwise: number): number => numberOf(set?.get(key), otherwise);
  const predictor = of('Predictor', 1);
  if (predictor === 1) return data;
  if (predictor < 10 || of('Colors', 1) !== 1 || of('BitsPerComponent', 8) !== 8) throw otherPacking();
  return unpredicted(data, Math.max(1, of('Columns', 1)));
}

const otherPacking = (): Unreadable => new Unreadable('A part of this file is packed in a way that is not read.');

/** A value that may stand in a list of one. */
function onlyOf(value: Value | undefined): Value {
  if (!isArray(value)) return value ?? null;
  if (value.length > 1) throw otherPacking();
  return value[0] ?? null;
}

const numbers = (value: Value | undefined): number[] => (isArray(value) ? value.map((each) => numberOf(each)) : []);

function numberOf(value: Value | undefined, otherwise = 0): number {
  if (value === undefined || value === null) return otherwise;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw new Unreadable('A number of this file is not one that it may be.');
  }
  return value;
}
