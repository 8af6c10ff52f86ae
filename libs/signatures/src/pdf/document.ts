import { LIMITS } from '../limits';
import { Unreadable } from '../unreadable';
import { Unpacking } from './inflate';
import { Lexer } from './lexer';
import { indirectAt, readTable, type Table, unpacked } from './table';
import { type Dict, dictOf, isArray, latin1, Name, Ref, Stream, type Value } from './values';

/** A PDF, or what it was at an earlier time: the bytes until then. Reads objects when they are asked for. */
export class PdfDocument {
  readonly table: Table;
  private readonly read = new Map<number, Value>();
  private readonly reading = new Set<number>();
  private readonly containers = new Map<number, Container>();

  /** @throws Unreadable */
  constructor(
    readonly bytes: Uint8Array,
    private readonly unpacking = new Unpacking(),
  ) {
    if (bytes.length > LIMITS.file) throw new Unreadable('This file is too large to be inspected.');
    if (!latin1(bytes.subarray(0, 5)).startsWith('%PDF-')) throw new Unreadable('This is no PDF.');
    this.table = readTable(bytes, unpacking);
    if (this.table.trailer.has('Encrypt'))
      throw new Unreadable('This PDF is encrypted: save it without a password first.');
  }

  /** What it was when it had so many bytes. @throws Unreadable */
  until(end: number): PdfDocument {
    return new PdfDocument(this.bytes.subarray(0, end), this.unpacking);
  }

  /** @throws Unreadable */
  get catalog(): Dict {
    return this.requireDict(this.table.trailer.get('Root'));
  }

  /** What a reference stands for; anything else is itself. @throws Unreadable */
  resolve(value: Value | undefined): Value {
    for (let hops = 0; value instanceof Ref; hops++) {
      if (hops > LIMITS.depth) throw new Unreadable('Objects of this file point to one another.');
      value = this.object(value);
    }
    return value ?? null;
  }

  /** @throws Unreadable */
  dict(value: Value | undefined): Dict | null {
    return dictOf(this.resolve(value));
  }

  /** Empty where there is none. @throws Unreadable */
  array(value: Value | undefined): readonly Value[] {
    const resolved = this.resolve(value);
    return isArray(resolved) ? resolved : [];
  }

  /** The bytes of a stream as they come out of its filters. @throws Unreadable */
  data(stream: Stream): Uint8Array {
    return unpacked(stream, this.unpacking);
  }

  private requireDict(value: Value | undefined): Dict {
    const found = this.dict(value);
    if (!found) throw new Unreadable('This file has no document in it.');
    return found;
  }

  private object({ number, generation }: Ref): Value {
    const place = this.table.places.get(number);
    // What is in no table is nothing, by the standard.
    if (!place) return null;
    // Some readers show what an outdated reference stood for, and some show nothing.
    if (generation !== (place.kind === 'at' ? place.generation : 0)) {
      throw new Unreadable('A reference of this file leads to what an object was before.');
    }
    const known = this.read.get(number);
    if (known !== undefined) return known;
    if (this.reading.has(number) || this.reading.size > LIMITS.depth)
      throw new Unreadable('Objects of this file point to one another.');
    this.reading.add(number);
    const value =
      place.kind === 'at'
        ? this.objectAt(place.offset, number, generation)
        : this.packed(place.stream, place.index, number);
    this.reading.delete(number);
    this.read.set(number, value);
    return value;
  }

  private objectAt(offset: number, number: number, generation: number): Value {
    const found = indirectAt(this.bytes, offset, (length) => this.resolve(length));
    if (found.number !== number || found.generation !== generation) {
      throw new Unreadable('An object of this file is not where it should be.');
    }
    return found.value;
  }

  private packed(stream: number, index: number, number: number): Value {
    const { data, held } = this.container(stream);
    const found = held[index];
    if (found?.number !== number) throw new Unreadable('An object of this file is not where it should be.');
    return new Lexer(data, found.offset).value();
  }

  private container(number: number): Container {
    const known = this.containers.get(number);
    if (known) return known;
    const stream = this.resolve(new Ref(number, 0));
    if (!(stream instanceof Stream)) throw new Unreadable('A part of this file is missing.');
    const type = stream.dict.get('Type');
    // Some programs find nothing in what does not say that it holds objects, some do.
    if (!(type instanceof Name) || type.text !== 'ObjStm') throw new Unreadable('A part of this file cannot be read.');
    const data = this.data(stream);
    const [count, first] = [stream.dict.get('N'), stream.dict.get('First')];
    if (typeof count !== 'number' || typeof first !== 'number' || count > LIMITS.objects) {
      throw new Unreadable('A part of this file cannot be read.');
    }
    const head = new Lexer(data);
    const held: Held[] = [];
    for (let at = 0; at < count; at++) held.push({ number: head.integer(), offset: first + head.integer() });
    // Some programs look for the number, some at the place that the table says.
    if (new Set(held.map(({ number: each }) => each)).size < held.length) {
      throw new Unreadable('A part of this file holds an object twice.');
    }
    const container = { data, held };
    this.containers.set(number, container);
    return container;
  }
}

interface Held {
  readonly number: number;
  readonly offset: number;
}

/** Objects that are packed together. */
interface Container {
  readonly data: Uint8Array;
  readonly held: readonly Held[];
}
