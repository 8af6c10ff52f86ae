/** Bytes from outside do not say what they should. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

const PAYLOAD = 0x7f;
const MORE = 0x80;
/** Values inside values. */
const MAX_DEPTH = 32;

/**
 * Reads the encoding of lib0 from bytes that nobody trusts: nothing is allocated, and nothing is repeated, because a
 * length says so. A length that exceeds what is left is an error before it is used. (lib0's own reader goes by what is
 * announced, and past the end of the bytes into whatever lies behind them.)
 */
export class BoundedReader {
  #at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get left(): number {
    return this.bytes.byteLength - this.#at;
  }

  byte(): number {
    const byte = this.bytes[this.#at];
    if (byte === undefined) throw new Unreadable('cut off');
    this.#at += 1;
    return byte;
  }

  /** An unsigned number of variable length. */
  number(): number {
    let [value, factor] = [0, 1];
    for (;;) {
      const byte = this.byte();
      value += (byte & PAYLOAD) * factor;
      if (!Number.isSafeInteger(value)) throw new Unreadable('a number that is too large');
      if (byte < MORE) return value;
      factor *= 128;
    }
  }

  /** How many parts follow. @param bytesEach so many bytes each of them takes at least */
  count(bytesEach: number): number {
    const count = this.number();
    if (count * bytesEach > this.left) throw new Unreadable('fewer parts than announced');
    return count;
  }

  text(): string {
    const length = this.count(1);
    const end = this.#at + length;
    const part = this.bytes.subarray(this.#at, end);
    this.#at = end;
    try {
      return decoder().decode(part);
    } catch {
      throw new Unreadable('text that is not UTF-8');
    }
  }

  json(): unknown {
    const text = this.text();
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw new Unreadable('not JSON');
    }
  }

  /** A plain value: text, a number, true, false, null. Of whatever else there is, only that it can be read. */
  value(depth = 0): unknown {
    const kind = this.byte();
    const plain = PLAIN[kind];
    if (plain) return plain(this);
    const foreign = FOREIGN[kind];
    if (!foreign || depth > MAX_DEPTH) throw new Unreadable('a foreign value');
    foreign(this, depth + 1);
    return undefined;
  }

  skip(bytes: number): void {
    if (bytes > this.left) throw new Unreadable('cut off');
    this.#at += bytes;
  }

  signed(): number {
    const first = this.byte();
    const sign = (first & 0x40) > 0 ? -1 : 1;
    let [value, factor, byte] = [first & 0x3f, 64, first];
    while (byte >= MORE) {
      byte = this.byte();
      value += (byte & PAYLOAD) * factor;
      factor *= 128;
      if (!Number.isSafeInteger(value)) throw new Unreadable('a number that is too large');
    }
    return sign * value;
  }

  float(size: 4 | 8): number {
    if (this.left < size) throw new Unreadable('cut off');
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset + this.#at, size);
    this.#at += size;
    return size === 4 ? view.getFloat32(0) : view.getFloat64(0);
  }
}

/** The kinds of values a note has any use for, by their number in lib0. */
const PLAIN: Readonly<Record<number, (reader: BoundedReader) => unknown>> = {
  126: () => null,
  125: (reader) => reader.signed(),
  124: (reader) => reader.float(4),
  123: (reader) => reader.float(8),
  121: () => false,
  120: () => true,
  119: (reader) => reader.text(),
};

/** The other kinds: absent, a large number, an object, a list, bytes. */
const FOREIGN: Readonly<Record<number, (reader: BoundedReader, depth: number) => void>> = {
  127: () => undefined,
  122: (reader) => reader.skip(8),
  118: (reader, depth) => {
    for (let left = reader.count(2); left > 0; left--) {
      reader.text();
      reader.value(depth);
    }
  },
  117: (reader, depth) => {
    for (let left = reader.count(1); left > 0; left--) reader.value(depth);
  },
  116: (reader) => reader.skip(reader.number()),
};

let shared: InstanceType<typeof TextDecoder> | null = null;
/** Made at the first use: test environments of browsers lack it. */
const decoder = (): InstanceType<typeof TextDecoder> =>
  (shared ??= new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }));
