import { type CurveFactory, type CurveGenerator } from 'd3-shape';

type Point = readonly [x: number, y: number];

/**
 * The outline of a radar series as an SVG path. A point in the centre is none: scores begin at level 1, so what lies
 * there was not assessed. The outline is open on both sides of it, instead of diving to the centre as if it were a 0.
 */
export function radarOutline(points: readonly Point[]): readonly (readonly Point[])[] {
  const gap = points.findIndex(isCentre);
  if (gap < 0) return [[...points, ...points.slice(0, 1)]];
  const lines: Point[][] = [[]];
  for (const point of [...points.slice(gap), ...points.slice(0, gap)]) {
    if (isCentre(point)) lines.push([]);
    else lines.at(-1)?.push(point);
  }
  return lines.filter((line) => line.length > 1);
}

const isCentre = ([x, y]: Point): boolean => Math.hypot(x, y) < 1e-6;

/** `radarOutline` as a curve that a line generator draws with. */
export const curveWithGaps: CurveFactory = (context): CurveGenerator => {
  let points: Point[] = [];
  return {
    areaStart: () => undefined,
    areaEnd: () => undefined,
    lineStart: () => (points = []),
    point: (x, y) => points.push([x, y]),
    lineEnd: () => {
      for (const line of radarOutline(points)) {
        line.forEach(([x, y], at) => (at === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
      }
    },
  };
};
