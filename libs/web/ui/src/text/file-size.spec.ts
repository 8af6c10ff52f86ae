import { fileSize } from './file-size';

describe('sizes of files', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_000, '1.0 kB'],
    [240_400, '240 kB'],
    [1_250_000, '1.3 MB'],
    [3_000_000_000_000, '3000 GB'],
  ])('show %d bytes as %s', (bytes, text) => {
    expect(fileSize(bytes)).toBe(text);
  });
});
