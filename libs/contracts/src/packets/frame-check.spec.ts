import * as fc from 'fast-check';
import { checkFrame, CLIENT_FRAME_LIMITS, FrameRefused } from './frame-check';
import { decodeFrame, encodeFrame } from './message-pack';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const refusal = (frame: Uint8Array, limits = CLIENT_FRAME_LIMITS): string | null => {
  try {
    checkFrame(frame, limits);
    return null;
  } catch (error) {
    if (error instanceof FrameRefused) return error.message;
    throw error;
  }
};

const TOO_MUCH = 'announces more than there is';

describe('a frame from outside', () => {
  it.each([
    ['an array of four billion', 'dd ffffffff c0', TOO_MUCH],
    ['a map of four billion', 'df ffffffff c0', TOO_MUCH],
    ['a text of four billion', 'db ffffffff 61', TOO_MUCH],
    ['binary of four billion', 'c6 ffffffff 61', TOO_MUCH],
    ['an extension of four billion', 'c9 ffffffff 00 61', 'has a value of an unknown type'],
    ['a short array', 'dc 0003 01 02', TOO_MUCH],
    ['a short map', '82 a161 01 a162', TOO_MUCH],
    ['arrays inside each other that together announce more', '94 93 c0 c0 c0', TOO_MUCH],
    ['a length that is cut off', 'dd ffff', 'ends too early'],
    ['a number that is cut off', 'cf 00', TOO_MUCH],
    ['nothing', '', 'ends too early'],
    ['an unused type', 'c1', 'has a value of an unknown type'],
    ['a date', 'd7 00 0000000000000000', 'has a value of an unknown type'],
    ['two values', 'c0 c0', 'goes on after its end'],
    ['an undefined that is cut off', 'd4 00', 'has a value of an unknown type'],
    ['an undefined of another type', 'd4 01 00', 'has a value of an unknown type'],
    ['an undefined that holds something', 'd4 00 01', 'has a value of an unknown type'],
    ['a text that is a byte short', 'a3 61 62', TOO_MUCH],
    ['a text in the end of a list that is a byte short', '92 c0 a2 61', TOO_MUCH],
  ])('is refused unread: %s', (_, hex, message) => {
    expect(refusal(bytes(hex))).toBe(message);
    expect(() => decodeFrame(bytes(hex), CLIENT_FRAME_LIMITS)).toThrow(FrameRefused);
  });

  it('may be as deep as the limit, and no deeper', () => {
    const nested = (depth: number): Uint8Array => Uint8Array.from([...Array<number>(depth).fill(0x91), 0xc0]);
    expect(refusal(nested(CLIENT_FRAME_LIMITS.depth))).toBeNull();
    expect(refusal(nested(CLIENT_FRAME_LIMITS.depth + 1))).toBe('is nested too deeply');
    expect(refusal(nested(200_000))).toBe('is nested too deeply');
  });

  it('is as deep as its deepest value, however many there are', () => {
    const lists = encodeFrame(Array.from({ length: 500 }, () => [[], [1], { a: [] }]));
    expect(refusal(lists)).toBeNull();
    expect(refusal(lists, { ...CLIENT_FRAME_LIMITS, depth: 2 })).toBe('is nested too deeply');
    expect(refusal(encodeFrame([[1], 2, [[3]]]), { ...CLIENT_FRAME_LIMITS, depth: 3 })).toBeNull();
  });

  it.each([
    ['the smallest and largest small numbers', '94 00 7f e0 ff'],
    ['an empty map and an empty list', '92 80 90'],
    ['an empty text', 'a0'],
    ['lengths of one, two and four bytes', '93 c4 01 61 c5 0001 61 c6 00000001 61'],
    [
      'lists and maps with lengths of two and four bytes',
      '94 dc 0001 c0 dd 00000001 c0 de 0001 00 c0 df 00000001 00 c0',
    ],
    ['a length of 258 in two bytes', `c5 0102 ${'00'.repeat(258)}`],
    ['a length of 65,537 in four bytes', `c6 00010001 ${'00'.repeat(65_537)}`],
    ['numbers of every width', '96 cc 01 cd 0102 ce 01020304 cf 0000000000000001 ca 3f800000 cb 3ff0000000000000'],
    ['numbers below zero of every width', '94 d0 ff d1 ffff d2 ffffffff d3 ffffffffffffffff'],
    ['what earlier clients write for undefined', '92 d4 00 00 01'],
  ])('passes: %s', (_, hex) => {
    expect(refusal(bytes(hex))).toBeNull();
  });

  it('is looked through where there are limits, and decoded without where there are none', () => {
    const deep = Uint8Array.from([...Array<number>(20).fill(0x91), 0xc0]);
    expect(() => decodeFrame(deep, CLIENT_FRAME_LIMITS)).toThrow('is nested too deeply');
    expect(decodeFrame(deep, null)).toBeInstanceOf(Array);
  });

  it.each([
    ['an extension of another type', 'd4 05 00'],
    ['an extension of two bytes', 'd5 00 0000'],
    ['a text that is cut off', 'a3 61'],
  ])('is refused like any other where there are no limits: %s', (_, hex) => {
    expect(() => decodeFrame(bytes(hex), null)).toThrow(FrameRefused);
  });

  it('may have as many values as the limit, and no more', () => {
    const list = (count: number): Uint8Array => encodeFrame(Array<null>(count).fill(null));
    expect(refusal(list(CLIENT_FRAME_LIMITS.values - 1))).toBeNull();
    expect(refusal(list(CLIENT_FRAME_LIMITS.values))).toBe('has too many values');
  });

  it('passes when it is what an encoder makes of any value', () => {
    // (A key that would name a prototype is refused.)
    const value = fc.jsonValue({ maxDepth: 6 }).filter((any) => !JSON.stringify(any).includes('__proto__'));
    fc.assert(
      fc.property(value, (any) => {
        const frame = encodeFrame(any);
        checkFrame(frame, { depth: 20, values: 100_000 });
        expect(encodeFrame(decodeFrame(frame, null))).toEqual(frame);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it('is refused or decoded to no more than it holds, whatever was changed in it', () => {
    const message = encodeFrame({
      type: 2,
      nsp: '/',
      data: ['submit', { client: 'c', operations: [{ field: 'rationale', update: new Uint8Array(300), none: null }] }],
    });
    /** Somewhere in the message: the head of something huge. */
    const head = fc.tuple(fc.constantFrom(...HEADS), fc.uint8Array({ minLength: 4, maxLength: 4 }));
    const mutation = fc.tuple(
      fc.nat(message.length - 1),
      fc.oneof(
        head.map(([h, length]) => [h, ...length]),
        bytesOf(),
      ),
    );
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (mutations) => {
        const frame = message.slice();
        for (const [at, values] of mutations) frame.set(values.slice(0, frame.length - at), at);
        const decoded = outcome(frame);
        expect(decoded === null || cells(decoded) <= frame.length).toBe(true);
      }),
      { seed: 11, numRuns: 5_000 },
    );
  });
});

const HEADS = [0xc4, 0xc5, 0xc6, 0xc7, 0xc8, 0xc9, 0xd9, 0xda, 0xdb, 0xdc, 0xdd, 0xde, 0xdf];
const bytesOf = () => fc.uint8Array({ minLength: 1, maxLength: 8 }).map((some) => [...some]);

/** What becomes of a frame, as a list of one; null: refused, as it should be, and in no other way. */
function outcome(frame: Uint8Array): readonly [unknown] | null {
  try {
    return [decodeFrame(frame, CLIENT_FRAME_LIMITS)];
  } catch (error) {
    if (error instanceof FrameRefused) return null;
    throw error;
  }
}

/** Places that a value takes in memory: the announced length of an array counts, filled or not. */
function cells(value: unknown): number {
  if (value instanceof Uint8Array) return value.byteLength;
  if (typeof value === 'string') return value.length;
  if (Array.isArray(value))
    return value.length === 1 ? cells(value[0]) : value.reduce<number>((sum, one) => sum + cells(one), 0);
  if (typeof value === 'object' && value !== null)
    return Object.values(value).reduce<number>((sum, one) => sum + cells(one), 0);
  return 0;
}
