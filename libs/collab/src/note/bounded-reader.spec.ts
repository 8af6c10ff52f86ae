import * as Y from 'yjs';
import { BoundedReader, Unreadable } from './bounded-reader';

/** Bytes as Yjs writes them. */
const written = (write: (encoder: Y.UpdateEncoderV1) => void): Uint8Array => {
  const encoder = new Y.UpdateEncoderV1();
  write(encoder);
  return encoder.toUint8Array();
};
const of = (...bytes: number[]) => new BoundedReader(Uint8Array.from(bytes));
const times = (count: number, ...bytes: number[]) => Array.from({ length: count }, () => bytes).flat();

describe('what Yjs wrote is read as it was meant', () => {
  it.each([0, 1, 127, 128, 16_383, 16_384, 2 ** 32, Number.MAX_SAFE_INTEGER])('the number %d', (number) => {
    const reader = new BoundedReader(written((encoder) => encoder.writeLen(number)));
    expect([reader.number(), reader.left]).toEqual([number, 0]);
  });

  it.each(['', 'x', 'Zürich', '木', '🙂', '\ufeffmarked', 'long '.repeat(100)])('the text %j', (text) => {
    const reader = new BoundedReader(written((encoder) => encoder.writeString(text)));
    expect([reader.text(), reader.left]).toEqual([text, 0]);
  });

  it.each([{ level: 3 }, [1, null], 'text', null])('the JSON %j', (json) => {
    const reader = new BoundedReader(written((encoder) => encoder.writeJSON(json)));
    expect([reader.json(), reader.left]).toEqual([json, 0]);
  });

  it.each([
    ...[null, true, false, '', 'text', 0, 1, -1, 63, 64, -63, -64, 8_191, 8_192, -8_192, 2 ** 31 - 1, 1 - 2 ** 31],
    ...[0.5, -0.25, 0.1, 2 ** 40, -(2 ** 40)],
  ])('the value %j', (value) => {
    const reader = new BoundedReader(written((encoder) => encoder.writeAny(value)));
    expect([reader.value(), reader.left]).toEqual([value, 0]);
  });

  it.each<[string, unknown]>([
    ['an absent one', undefined],
    ['a large number', 5n],
    ['an object', { a: 1, b: { c: [] } }],
    ['a list', [1, ['x'], true]],
    ['bytes', new Uint8Array([1, 2, 3])],
  ])('of a foreign value only where it ends: %s', (_what, value) => {
    const bytes = written((encoder) => {
      encoder.writeAny(value);
      encoder.writeLen(7);
    });
    const reader = new BoundedReader(bytes);
    expect([reader.value(), reader.number(), reader.left]).toEqual([undefined, 7, 0]);
  });

  it('wherever in a larger buffer it lies', () => {
    const bytes = written((encoder) => encoder.writeAny(0.5));
    const inside = Uint8Array.from([9, 9, 9, ...bytes, 9]).subarray(3, 3 + bytes.byteLength);
    expect(new BoundedReader(inside).value()).toBe(0.5);
  });
});

describe('a count', () => {
  it('may announce as many parts as the rest has room for', () => {
    expect(of(3, 1, 2, 3, 4, 5, 6).count(2)).toBe(3);
  });

  it.each([
    [2, [4, 1, 2, 3, 4, 5, 6, 7]],
    [1, [1]],
  ])('of parts of %d bytes is refused where the rest has no room: %j', (bytesEach, bytes) => {
    expect(() => of(...bytes).count(bytesEach)).toThrow(new Unreadable('fewer parts than announced'));
  });
});

describe('values inside values', () => {
  const [LIST, OBJECT] = [117, 118];
  const lists = (depth: number) => of(...times(depth - 1, LIST, 1), LIST, 0);
  const objects = (depth: number) => of(...times(depth - 1, OBJECT, 1, 0), OBJECT, 0);

  it.each([
    ['lists', lists],
    ['objects', objects],
  ])('are read 33 deep and no deeper: %s', (_what, nested) => {
    const reader = nested(33);
    expect([reader.value(), reader.left]).toEqual([undefined, 0]);
    expect(() => nested(34).value()).toThrow(new Unreadable('a foreign value'));
  });
});

describe('bytes that do not say what they should are refused', () => {
  it.each<[string, readonly number[], (reader: BoundedReader) => unknown, string]>([
    ['no byte', [], (reader) => reader.byte(), 'cut off'],
    ['a number that goes on', [0x80], (reader) => reader.number(), 'cut off'],
    ['a number beyond exactness', [...times(7, 0xff), 0x10], (reader) => reader.number(), 'a number that is too large'],
    ['a number without end', times(400, 0x80), (reader) => reader.number(), 'a number that is too large'],
    [
      'a signed number beyond exactness',
      [0xbf, ...times(6, 0xff), 0x20],
      (reader) => reader.signed(),
      'a number that is too large',
    ],
    ['a signed number that goes on', [0x80], (reader) => reader.signed(), 'cut off'],
    ['text longer than the rest', [3, 97, 97], (reader) => reader.text(), 'fewer parts than announced'],
    ['text that is not UTF-8', [2, 0xc3, 0x28], (reader) => reader.text(), 'text that is not UTF-8'],
    ['JSON that is none', [1, 123], (reader) => reader.json(), 'not JSON'],
    ['a short number', [124, 1, 2, 3], (reader) => reader.value(), 'cut off'],
    ['a long number', [123, 1, 2, 3, 4, 5, 6, 7], (reader) => reader.value(), 'cut off'],
    ['a large number', [122, 1, 2, 3, 4, 5, 6, 7], (reader) => reader.value(), 'cut off'],
    ['bytes longer than the rest', [116, 3, 1, 2], (reader) => reader.value(), 'cut off'],
    ['more members than the rest has', [118, 2, 0, 126], (reader) => reader.value(), 'fewer parts than announced'],
    ['more entries than the rest has', [117, 3, 126, 126], (reader) => reader.value(), 'fewer parts than announced'],
    ['a kind of value that there is not', [115, 0], (reader) => reader.value(), 'a foreign value'],
    ['more to skip than there is', [1, 2], (reader) => reader.skip(3), 'cut off'],
  ])('%s', (_what, bytes, read, why) => {
    expect(() => read(of(...bytes))).toThrow(new Unreadable(why));
  });

  it('up to the last exact number, and all that is there may be skipped', () => {
    expect(of(...times(7, 0xff), 0x0f).number()).toBe(Number.MAX_SAFE_INTEGER);
    expect(of(0xbf, ...times(6, 0xff), 0x1f).signed()).toBe(Number.MAX_SAFE_INTEGER);
    const reader = of(1, 2);
    reader.skip(2);
    expect(reader.left).toBe(0);
  });

  it('by an error of their own', () => {
    expect(() => of().byte()).toThrow(expect.objectContaining({ name: 'Unreadable' }));
  });
});
