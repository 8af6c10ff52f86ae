import { sizeInWords } from './files';

describe('sizes of files', () => {
  it.each([
    [0, '0 bytes'],
    [1_023, '1023 bytes'],
    [1_024, '1.0 KiB'],
    [1_310_720, '1.3 MiB'],
    [5 * 1024 ** 3, '5.0 GiB'],
    [3 * 1024 ** 4, '3072.0 GiB'],
  ])('show %d bytes as %s', (bytes, text) => expect(sizeInWords(bytes)).toBe(text));
});
