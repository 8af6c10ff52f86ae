import { MAX_PICTURE } from '@certitude/contracts';
import { middleSquare, smallEnough } from './picture-scaling';

describe('the square of a picture', () => {
  it.each([
    [400, 300, { x: 50, y: 0, side: 300 }],
    [300, 401, { x: 0, y: 50.5, side: 300 }],
    [64, 64, { x: 0, y: 0, side: 64 }],
  ])('of %d × %d is in the middle', (width, height, square) => {
    expect(middleSquare(width, height)).toEqual(square);
  });
});

describe('the encoding of a picture', () => {
  const sized = (type: string, size: number) => new Blob([new Uint8Array(size)], { type });
  /** A browser that writes some types, as large as told. */
  const tried = async (sizeOf: (type: string, quality: number) => Blob | null) => {
    const asked: string[] = [];
    const found = await smallEnough((type, quality) => {
      asked.push(`${type} ${quality}`);
      return Promise.resolve(sizeOf(type, quality));
    });
    return { found: found && [found.type, found.blob.size], asked };
  };

  it('is the best one that fits', async () => {
    const { found, asked } = await tried((type, quality) => sized(type, quality > 0.7 ? MAX_PICTURE + 1 : MAX_PICTURE));
    expect(found).toEqual(['image/webp', MAX_PICTURE]);
    expect(asked).toEqual(['image/webp 0.9', 'image/webp 0.75', 'image/webp 0.6']);
  });

  it('is JPEG where a browser writes no WebP', async () => {
    const { found, asked } = await tried((type) => sized(type === 'image/webp' ? 'image/png' : type, 10));
    expect([found, asked]).toEqual([
      ['image/jpeg', 10],
      ['image/webp 0.9', 'image/jpeg 0.9'],
    ]);
  });

  it.each([
    ['all are too large', (type: string) => sized(type, MAX_PICTURE + 1)],
    ['nothing can be written', () => null],
  ])('is none where %s', async (_, sizeOf) => {
    expect((await tried(sizeOf)).found).toBeNull();
  });
});
