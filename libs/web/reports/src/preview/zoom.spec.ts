import { pageAt, pageTops, percentOf, pictureWidth, shownSize, stepFrom } from './zoom';

const A4 = { width: 595, height: 842 };

describe('the size of pages', () => {
  it.each([
    ['auto', 1_280, 100],
    ['auto', 425, 50],
    ['width', 1_619, 200],
    [150, 425, 150],
  ] as const)('is for %s in a window of %i pixels about %i percent', (zoom, room, percent) => {
    expect(percentOf(zoom, [A4], room)).toBeCloseTo(percent, -1);
  });

  it('is what the widest page leaves to the others', () => {
    expect(percentOf('width', [A4, { width: 842, height: 595 }], 842 * (96 / 72) + 32)).toBeCloseTo(100);
  });

  it.each([
    [100, 1, 125],
    [87, -1, 75],
    [87, 1, 100],
    [300, 1, 300],
    [50, -1, 50],
  ] as const)('goes from %i by %i to %i percent', (from, direction, to) => {
    expect(stepFrom(from, direction)).toBe(to);
  });

  it('is drawn as sharp as the screen is, within what memory is for', () => {
    expect(shownSize(A4, 100)).toEqual({ width: 793, height: 1_123 });
    expect(pictureWidth({ width: 794, height: 1_123 }, 2)).toBe(1_588);
    const large = pictureWidth({ width: 2_382, height: 3_369 }, 3);
    expect((large * large * 3_369) / 2_382).toBeLessThanOrEqual(16_000_000);
  });
});

describe('the page that is looked at', () => {
  const tops = pageTops([A4, A4, A4]);

  it('is counted from where pages begin', () => {
    expect(tops).toEqual([16, 874, 1_732]);
    expect([0, 400, 600, 1_800].map((scrolled) => pageAt(tops, scrolled, 600))).toEqual([0, 0, 1, 2]);
    expect(pageAt([], 0, 600)).toBe(0);
  });
});
