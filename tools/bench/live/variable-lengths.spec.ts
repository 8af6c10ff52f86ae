import { bytes, readNumber, varNumber } from './variable-lengths';

describe('numbers of variable length', () => {
  it.each([
    { value: 0, written: [0] },
    { value: 127, written: [127] },
    { value: 128, written: [0x80, 1] },
    { value: 300, written: [0xac, 2] },
    { value: 20_000, written: [0xa0, 0x9c, 1] },
  ])('write $value as $written, and read it again', ({ value, written }) => {
    expect([...varNumber(value)]).toEqual(written);
    expect(readNumber(Uint8Array.of(9, ...written, 9), 1)).toEqual({ value, end: 1 + written.length });
  });

  it('come before the bytes that they count', () => {
    expect([...bytes(Uint8Array.of(7, 8))]).toEqual([2, 7, 8]);
  });
});
