import { partOf, rangeOf } from './byte-range';

describe('the bytes that a request asks for', () => {
  it.each([
    [undefined, null],
    ['', null],
    ['bytes=-', null],
    ['bytes=0-', { from: 0, to: 99 }],
    ['bytes=40-', { from: 40, to: 99 }],
    ['bytes=40-59', { from: 40, to: 59 }],
    ['bytes=40-4000', { from: 40, to: 99 }],
    ['bytes=-10', { from: 90, to: 99 }],
    ['bytes=-1000', { from: 0, to: 99 }],
    ['bytes=59-40', null],
    ['bytes=0-1,5-6', null],
    ['lines=0-1', null],
    ['bytes=1e1-', null],
  ])('of 100 with %j are %j', (header, range) => {
    expect(rangeOf(header, 100)).toEqual(range);
  });

  it.each(['bytes=100-', 'bytes=-0', 'bytes=999999999999999-'])('are none with %j', (header) => {
    expect(() => rangeOf(header, 100)).toThrow(expect.objectContaining({ code: 'download.range-unsatisfiable' }));
  });

  it.each([1, 3, 7, 100])('are cut out of pieces of %i bytes, and no more is read than that', async (size) => {
    const bytes = Buffer.from(Array.from({ length: 100 }, (_, index) => index));
    let read = 0;
    let closed = false;
    async function* pieces() {
      try {
        for (let at = 0; at < bytes.length; at += size) {
          read = at + size;
          yield Promise.resolve(bytes.subarray(at, at + size));
        }
      } finally {
        closed = true;
      }
    }
    const got: Uint8Array[] = [];
    for await (const part of partOf(pieces(), { from: 10, to: 29 })) got.push(part);
    expect(Buffer.concat(got)).toEqual(bytes.subarray(10, 30));
    expect(read).toBeLessThan(30 + size);
    expect(closed).toBe(true);
  });
});
