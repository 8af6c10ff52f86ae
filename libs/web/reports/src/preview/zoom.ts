import { type PageSize } from './pdf-pages';

/** How large pages are shown: as wide as there is room, but not larger than on paper; as wide as there is room; percent. */
export type Zoom = 'auto' | 'width' | number;

export const ZOOM_STEPS: readonly number[] = [50, 75, 100, 125, 150, 200, 300];
/** Pixels of CSS to a point: 96 and 72 to the inch. */
const PIXELS_OF_POINT = 96 / 72;
/** Pixels of the largest picture of a page: more would take more memory than a sharp edge is worth. */
const MOST_PIXELS = 16_000_000;
/** Pixels between two pages, and around them. */
export const PAGE_GAP = 16;

/** Percent that pages are shown in. @param room pixels of CSS */
export function percentOf(zoom: Zoom, pages: readonly PageSize[], room: number): number {
  if (typeof zoom === 'number') return zoom;
  const widest = Math.max(1, ...pages.map(({ width }) => width)) * PIXELS_OF_POINT;
  const fitting = Math.max(10, ((room - 2 * PAGE_GAP) / widest) * 100);
  return zoom === 'width' ? fitting : Math.min(100, fitting);
}

/** The step above or below what is shown now. */
export function stepFrom(percent: number, direction: 1 | -1): number {
  const rest = ZOOM_STEPS.filter((step) => (direction === 1 ? step > percent + 0.5 : step < percent - 0.5));
  return (direction === 1 ? rest[0] : rest.at(-1)) ?? percent;
}

/** A page in pixels of CSS. */
export const shownSize = ({ width, height }: PageSize, percent: number): PageSize => {
  const scale = (PIXELS_OF_POINT * percent) / 100;
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
};

/** Pixels of the picture that a page is drawn as, for a screen of so many of them to one of CSS. */
export function pictureWidth(shown: PageSize, density: number): number {
  const limit = Math.sqrt(MOST_PIXELS / (shown.width * shown.height));
  return Math.max(1, Math.floor(shown.width * Math.min(density, limit)));
}

/** Where each page begins, in pixels of CSS from the first one's edge. */
export function pageTops(shown: readonly PageSize[]): readonly number[] {
  let top = PAGE_GAP;
  return shown.map(({ height }) => {
    const own = top;
    top += height + PAGE_GAP;
    return own;
  });
}

/** The page that is looked at: the last one that begins in the upper half of the window. */
export function pageAt(tops: readonly number[], scrolled: number, window: number): number {
  const line = scrolled + window / 2;
  return Math.max(
    0,
    tops.findLastIndex((top) => top <= line),
  );
}
