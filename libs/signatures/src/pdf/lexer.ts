import { LIMITS } from '../limits';
import { Unreadable } from '../unreadable';
import { type Dict, Name, Ref, Text, type Value, latin1 } from './values';

const WHITE = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);
const DELIMITERS = new Set([...'()<>[]{}/%'].map((sign) => sign.charCodeAt(0)));
const isRegular = (byte: number | undefined): byte is number =>
  byte !== undefined && !WHITE.has(byte) && !DELIMITERS.has(byte);
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)$/;
/** Beyond these some programs read another number: an integer that does not fit becomes 0, of many digits the first are read. */
const LARGEST_INTEGER = 2 ** 31 - 1;
const LONGEST_NUMBER = 64;
const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };
/** Of a word or a name; longer ones are refused, as their rest would be read as something else. */
const LONGEST_WORD = 1_024;

/** Reads objects of PDF from bytes, strictly: what is not as the standard says is refused, never guessed. */
export class Lexer {
  constructor(
    private readonly bytes: Uint8Array,
    public at = 0,
  ) {}

  skipWhite(): void {
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === 0x25) while (this.at < this.bytes.length && !isEndOfLine(this.bytes[this.at])) this.at++;
      else if (byte === undefined || !WHITE.has(byte)) return;
      else this.at++;
    }
  }

  /** Whether a keyword comes next; it is passed then. */
  passes(word: string): boolean {
    this.skipWhite();
    if (latin1(this.bytes.subarray(this.at, this.at + word.length)) !== word) return false;
    this.at += word.length;
    return true;
  }

  /** Whether what was passed is the beginning of a longer word. */
  isInWord(): boolean {
    return isRegular(this.bytes[this.at]);
  }

  /** @throws Unreadable */
  word(): string {
    this.skipWhite();
    return this.regular();
  }

  private regular(): string {
    const begin = this.at;
    while (isRegular(this.bytes[this.at])) {
      if (this.at++ - begin >= LONGEST_WORD) throw new Unreadable('A word of this file is too long.');
    }
    return latin1(this.bytes.subarray(begin, this.at));
  }

  /** @throws Unreadable when there is none */
  integer(): number {
    const word = this.word();
    if (!/^\d{1,15}$/.test(word)) throw new Unreadable('A number is missing in the structure of this file.');
    return Number(word);
  }

  /** A line of a table of objects, of twenty bytes: some programs count them, and some read on. @throws Unreadable */
  entry(): { readonly kind: 'at'; readonly offset: number; readonly generation: number } | null {
    this.skipWhite();
    const line = latin1(this.bytes.subarray(this.at, this.at + 20));
    const [, offset = '', generation = '', use] = /^(\d{10}) (\d{5}) ([nf])(?: \r| \n|\r\n)$/.exec(line) ?? [];
    if (use === undefined) throw new Unreadable('The table of this file cannot be read.');
    this.at += 20;
    return use === 'n' ? { kind: 'at', offset: Number(offset), generation: Number(generation) } : null;
  }

  /** @throws Unreadable */
  value(depth = 0): Value {
    if (depth > LIMITS.depth) throw new Unreadable('Objects of this file are nested too deeply.');
    this.skipWhite();
    const byte = this.bytes[this.at];
    if (byte === 0x2f) return this.name();
    if (byte === 0x28) return this.literal();
    if (byte === 0x5b) return this.array(depth);
    if (byte === 0x3c) return this.bytes[this.at + 1] === 0x3c ? this.dict(depth) : this.hex();
    return this.numberOrWord();
  }

  private name(): Name {
    this.at++;
    return new Name(
      this.regular().replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    );
  }

  private array(depth: number): Value[] {
    this.at++;
    const items: Value[] = [];
    while (!this.passes(']')) items.push(this.value(depth + 1));
    return items;
  }

  private dict(depth: number): Dict {
    this.at += 2;
    const entries = new Map<string, Value>();
    while (!this.passes('>>')) {
      const key = this.value(depth + 1);
      if (!(key instanceof Name)) throw new Unreadable('A dictionary of this file has a key that is no name.');
      // Readers disagree on which one counts, so that one file could say two things.
      if (entries.has(key.text)) throw new Unreadable('A dictionary of this file has the same key twice.');
      entries.set(key.text, this.value(depth + 1));
    }
    return entries;
  }

  private hex(): Text {
    const end = this.bytes.indexOf(0x3e, this.at);
    if (end < 0) throw new Unreadable('A text of this file has no end.');
    const digits = latin1(this.bytes.subarray(this.at + 1, end)).replace(/[\0\t\n\f\r ]/g, '');
    if (!/^[0-9a-fA-F]*$/.test(digits)) throw new Unreadable('A text of this file is not hexadecimal.');
    this.at = end + 1;
    const padded = digits.length % 2 === 1 ? `${digits}0` : digits;
    return new Text(Uint8Array.from({ length: padded.length / 2 }, (_, n) => parseInt(padded.substr(n * 2, 2), 16)));
  }

  private literal(): Text {
    this.at++;
    const out: number[] = [];
    for (let open = 1; ;) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw new Unreadable('A text of this file has no end.');
      if (byte === 0x5c) {
        out.push(...this.escaped());
        continue;
      }
      if (byte === 0x28) open++;
      if (byte === 0x29 && --open === 0) return new Text(Uint8Array.from(out));
      out.push(byte);
    }
  }

  private escaped(): number[] {
    const sign = String.fromCharCode(this.bytes[this.at] ?? 0);
    const octal = /^[0-7]{1,3}/.exec(latin1(this.bytes.subarray(this.at, this.at + 3)))?.[0];
    this.at += octal?.length ?? 1;
    if (octal !== undefined) return [parseInt(octal, 8) & 0xff];
    if (sign === '\r' && this.bytes[this.at] === 0x0a) this.at++;
    if (sign === '\r' || sign === '\n') return [];
    return [ESCAPES[sign] ?? sign.charCodeAt(0)];
  }

  private numberOrWord(): Value {
    const word = this.word();
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    if (!NUMBER.test(word)) throw new Unreadable('This file has a structure that cannot be read.');
    const isInteger = !word.includes('.');
    if (word.length > LONGEST_NUMBER || (isInteger && Math.abs(Number(word)) > LARGEST_INTEGER)) {
      throw new Unreadable('A number of this file is read differently by different programs.');
    }
    return /^\d+$/.test(word) ? (this.reference(Number(word)) ?? Number(word)) : Number(word);
  }

  /** `12 0 R`, of which the first number has been read. */
  private reference(number: number): Ref | null {
    const back = this.at;
    const generation = this.word();
    if (/^\d{1,5}$/.test(generation)) {
      this.skipWhite();
      if (this.bytes[this.at] === 0x52 && !isRegular(this.bytes[this.at + 1])) {
        this.at++;
        return new Ref(number, Number(generation));
      }
    }
    this.at = back;
    return null;
  }
}

const isEndOfLine = (byte: number | undefined): boolean => byte === 0x0a || byte === 0x0d;
