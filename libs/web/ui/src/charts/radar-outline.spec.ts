import { curveLinearClosed, lineRadial } from 'd3-shape';
import { curveWithGaps, radarOutline } from './radar-outline';

describe('the outline of a radar', () => {
  it('is closed where everything is assessed', () => {
    expect(
      radarOutline([
        [0, -1],
        [1, 0],
        [0, 1],
      ]),
    ).toEqual([
      [
        [0, -1],
        [1, 0],
        [0, 1],
        [0, -1],
      ],
    ]);
  });

  it.each([
    [
      'one gap',
      [
        [0, 0],
        [1, 0],
        [0, 1],
        [-1, 0],
      ],
      [
        [
          [1, 0],
          [0, 1],
          [-1, 0],
        ],
      ],
    ],
    [
      'a gap in the middle, across the top',
      [
        [0, -1],
        [1, 0],
        [0, 0],
        [-1, 0],
      ],
      [
        [
          [-1, 0],
          [0, -1],
          [1, 0],
        ],
      ],
    ],
    [
      'a lonely point, which is a dot',
      [
        [0, -1],
        [0, 0],
        [0, 1],
        [0, 0],
      ],
      [],
    ],
    [
      'two runs',
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
        [-1, 0],
        [-1, -1],
      ],
      [
        [
          [1, 0],
          [1, 1],
        ],
        [
          [-1, 0],
          [-1, -1],
        ],
      ],
    ],
    [
      'nothing assessed',
      [
        [0, 0],
        [0, -0],
        [0, 0],
      ],
      [],
    ],
  ] as const)('never runs through the centre: %s', (_, points, expected) => {
    expect(radarOutline(points)).toEqual(expected);
  });

  it('is what a line generator draws', () => {
    const draw = (scores: number[], curve = curveWithGaps) =>
      lineRadial<number>()
        .angle((_, at) => (at * Math.PI) / 2)
        .radius((score) => score)
        .curve(curve)(scores);
    expect(draw([3, 0, 2, 4])?.match(/[ML]/g)?.join('')).toBe('MLL');
    const points = (path: string | null) => path?.match(/-?\d+(\.\d+)?/g)?.map((number) => Math.round(Number(number)));
    const closed = points(draw([3, 1, 2, 4], curveLinearClosed));
    expect(points(draw([3, 1, 2, 4]))?.slice(0, closed?.length)).toEqual(closed);
  });
});
