import { HIGHEST_LEVEL } from '../level/level';

/** Where something is written around the radar, in pixels from its centre. */
export interface RadarLabel {
  readonly key: string;
  /** The whole name, broken at its spaces. */
  readonly lines: readonly string[];
  readonly x: number;
  /** The base line of the first line. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** Where the spoke ends. */
  readonly spoke: readonly [x: number, y: number];
}
export interface RingNumber {
  readonly level: number;
  readonly x: number;
  readonly y: number;
}

export const LINE_HEIGHT = 13;
/** A letter’s width at the size of the names, in words with many wide ones. */
const LETTER = 7;
const USUAL_LINES = 2;
const GAP = 8;
/** Within this part of the radius from the vertical, names are centred above or below their spoke; long ones beyond their neighbours. */
const UPRIGHT = 0.12;
// What ngx-charts leaves around its polar chart: 20 px at the sides, 10 above and below, and a third of the rest.
const SIDES = 20;
const ENDS = 10;
const REST = 1.5;

/** The radius that ngx-charts gives a polar chart without axes in this view, in pixels. */
export function radarRadius([width, height]: readonly [number, number]): number {
  return Math.max(0, Math.min(Math.floor((width - 2 * SIDES) / 2), Math.floor((height - 2 * ENDS) / 2))) / REST;
}

/** The names of the axes, clockwise from the top, each beside the end of its spoke. */
export function radarLabels(
  axes: readonly { readonly key: string; readonly label: string }[],
  view: readonly [number, number],
): RadarLabel[] {
  const radius = radarRadius(view);
  return axes.map(({ key, label }, index) => {
    const [sine, cosine] = direction(index / axes.length);
    const isUpright = Math.abs(sine) < UPRIGHT;
    const beside = 2 * radius * direction(1 / axes.length)[0];
    const isBeyond = isUpright && label.length * LETTER > beside;
    const distance = radius + GAP + (isBeyond ? USUAL_LINES * LINE_HEIGHT : 0);
    const [x, middle] = [distance * sine, -distance * cosine];
    const room = isUpright ? (isBeyond ? view[0] : beside) : view[0] / 2 - Math.abs(x);
    const lines = wrapped(label, Math.max(1, Math.floor(room / LETTER)));
    return {
      key,
      lines,
      x,
      y: middle + firstLine(cosine, lines.length),
      anchor: isUpright ? 'middle' : sine > 0 ? 'start' : 'end',
      spoke: [radius * sine, -radius * cosine],
    };
  });
}

/** The numbers of the rings, between the first spoke and the last, where neither a spoke nor a name is. */
export function ringNumbers(axes: number, view: readonly [number, number]): RingNumber[] {
  const radius = radarRadius(view);
  const [sine, cosine] = direction(-0.5 / Math.max(1, axes));
  return Array.from({ length: HIGHEST_LEVEL }, (_, index) => {
    const away = (radius * (index + 1)) / HIGHEST_LEVEL;
    return { level: index + 1, x: away * sine, y: -away * cosine };
  });
}

/** Sine and cosine of a part of the full turn. */
const direction = (turn: number): readonly [number, number] => [
  Math.sin(2 * Math.PI * turn),
  Math.cos(2 * Math.PI * turn),
];

/** From the label's middle to its first base line: names grow upwards above the radar, downwards below, else both ways. */
const firstLine = (cosine: number, lines: number): number => {
  const block = (lines - 1) * LINE_HEIGHT;
  const letters = LINE_HEIGHT * 0.32;
  return letters - (block * (1 + cosine)) / 2;
};

function wrapped(label: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of label.split(/\s+/).filter((part) => part !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
