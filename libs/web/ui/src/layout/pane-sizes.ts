/** Widths of the outer panes, in pixels; the middle takes the rest. */
export interface PaneSizes {
  readonly start: number;
  readonly end: number;
}

export type PaneName = 'start' | 'main' | 'end';
/** How many panes fit side by side. With two, the second shows the middle or the end. */
export type PaneCount = 1 | 2 | 3;

export const SMALLEST = { start: 200, main: 360, end: 260 } as const;
const TWO_FROM = 700;
const THREE_FROM = 1_080;
const ROOMY_FROM = 1_240;

export const panesFor = (width: number): PaneCount => (width >= THREE_FROM ? 3 : width >= TWO_FROM ? 2 : 1);

/** The nearest sizes at which every pane keeps its smallest width. */
export function fitted(sizes: PaneSizes, width: number): PaneSizes {
  const room = Math.max(0, width - SMALLEST.main);
  const start = clamp(sizes.start, SMALLEST.start, Math.max(SMALLEST.start, room - SMALLEST.end));
  const end = clamp(sizes.end, SMALLEST.end, Math.max(SMALLEST.end, room - start));
  return { start, end };
}

/** What the outer panes begin with: on wide screens they take part of the room that a readable middle does not need. */
export function grown({ start, end }: PaneSizes, width: number): PaneSizes {
  const more = Math.round(clamp((width - ROOMY_FROM) / 5, 0, 120));
  return { start: start + more, end: end + more };
}

/** The size a key leads to on a divider; null for other keys. Arrows follow the divider, not the pane. */
export function sizeAfterKey(pane: 'start' | 'end', key: string, size: number): number | null {
  const step = 24;
  const grows = pane === 'start' ? 'ArrowRight' : 'ArrowLeft';
  const shrinks = pane === 'start' ? 'ArrowLeft' : 'ArrowRight';
  if (key === grows) return size + step;
  if (key === shrinks) return size - step;
  if (key === 'Home') return SMALLEST[pane];
  if (key === 'End') return Number.MAX_SAFE_INTEGER;
  return null;
}

/** Sizes as remembered, or null when nothing sensible is. */
export function parseSizes(stored: string | null): PaneSizes | null {
  const numbers = (stored ?? '').split(',').map(Number);
  const [start, end] = numbers;
  if (numbers.length !== 2 || !start || !end) return null;
  return { start, end };
}

export const writeSizes = ({ start, end }: PaneSizes): string => `${Math.round(start)},${Math.round(end)}`;

/** Where a swipe leads: to the left the next pane, to the right the one before. */
export function paneAfterSwipe(pane: PaneName, direction: 'left' | 'right'): PaneName {
  const order: readonly PaneName[] = ['start', 'main', 'end'];
  return order[order.indexOf(pane) + (direction === 'left' ? 1 : -1)] ?? pane;
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
