import { isPicture } from './picture-type';
import { jpegOf, webpOf } from './testing/pictures';

const withByte = (content: Buffer, at: number, value: number): Buffer => {
  const changed = Buffer.from(content);
  changed[at < 0 ? content.length + at : at] = value;
  return changed;
};

describe('a picture', () => {
  it.each([
    ['WebP', 'image/webp', webpOf('one')],
    ['JPEG', 'image/jpeg', jpegOf('one')],
  ] as const)('is known as %s by how it begins and ends', (_, type, content) => {
    expect(isPicture(content, type)).toBe(true);
  });

  it.each([
    ['WebP that says JPEG', 'image/jpeg', webpOf('one')],
    ['JPEG that says WebP', 'image/webp', jpegOf('one')],
    ['a page', 'image/jpeg', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing with scripts', 'image/webp', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>')],
    ['JPEG that is cut off', 'image/jpeg', jpegOf('one').subarray(0, -1)],
    ['WebP that is cut off', 'image/webp', webpOf('one').subarray(0, -1)],
    ['WebP with something behind it', 'image/webp', Buffer.concat([webpOf('one'), Buffer.from('PK\x03\x04')])],
    ['another RIFF', 'image/webp', withByte(webpOf('one'), 8, 0x41)],
    ['WebP with another first chunk', 'image/webp', withByte(webpOf('one'), 15, 0x51)],
    ['nothing', 'image/jpeg', Buffer.alloc(0)],
    ['a few bytes', 'image/webp', Buffer.from('RIFF')],
  ] as const)('is not %s', (_, type, content) => {
    expect(isPicture(content, type)).toBe(false);
  });
});
