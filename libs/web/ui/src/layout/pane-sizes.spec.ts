import { SMALLEST, fitted, grown, paneAfterSwipe, panesFor, parseSizes, sizeAfterKey, writeSizes } from './pane-sizes';

describe('sizes of panes', () => {
  it.each([
    [375, 1],
    [699, 1],
    [700, 2],
    [1_079, 2],
    [1_080, 3],
  ])('shows at %i pixels %i panes side by side', (width, count) => {
    expect(panesFor(width)).toBe(count);
  });

  it('keeps wanted sizes that fit', () => {
    expect(fitted({ start: 300, end: 340 }, 1_400)).toEqual({ start: 300, end: 340 });
  });

  it.each([
    [1_200, 0],
    [1_680, 88],
    [3_000, 120],
  ])('lets the outer panes begin wider where %i pixels are more than the middle needs: by %i', (width, more) => {
    expect(grown({ start: 316, end: 348 }, width)).toEqual({ start: 316 + more, end: 348 + more });
  });

  it('gives every pane at least its smallest width, whatever was remembered', () => {
    const { start, end } = fitted({ start: 3_000, end: 3_000 }, 1_200);
    expect(start).toBeGreaterThanOrEqual(SMALLEST.start);
    expect(end).toBeGreaterThanOrEqual(SMALLEST.end);
    expect(1_200 - start - end).toBeGreaterThanOrEqual(SMALLEST.main);
    expect(fitted({ start: 1, end: 1 }, 1_200)).toEqual({ start: SMALLEST.start, end: SMALLEST.end });
  });

  it.each([
    ['start', 'ArrowRight', 324],
    ['start', 'ArrowLeft', 276],
    ['end', 'ArrowLeft', 324],
    ['end', 'ArrowRight', 276],
    ['start', 'Home', SMALLEST.start],
    ['start', 'a', null],
  ] as const)('moves the divider of the %s pane with %s to %s', (pane, key, size) => {
    expect(sizeAfterKey(pane, key, 300)).toBe(size);
  });

  it('reads back what it remembered, and ignores what it did not write', () => {
    expect(parseSizes(writeSizes({ start: 310.4, end: 350 }))).toEqual({ start: 310, end: 350 });
    for (const nonsense of [null, '', '12', 'a,b', '1,2,3']) expect(parseSizes(nonsense)).toBeNull();
  });

  it('swipes from pane to pane and stops at the ends', () => {
    expect(paneAfterSwipe('start', 'left')).toBe('main');
    expect(paneAfterSwipe('main', 'left')).toBe('end');
    expect(paneAfterSwipe('end', 'left')).toBe('end');
    expect(paneAfterSwipe('start', 'right')).toBe('start');
  });
});
