import { heatGroups, heatLook } from './heat-map-data';
import { barGap, barTable } from './level-bars-data';
import { distributionParts, distributionTable } from './level-distribution-data';
import { radarGaps, radarMarks, radarSeries, radarTable, type RadarAxis } from './radar-data';

const axes: readonly RadarAxis[] = [
  { key: 'policy', label: 'Policy', score: 2.94, target: 4 },
  { key: 'keys', label: 'Keys', score: null, target: 3 },
];

describe('the radar', () => {
  it('draws the target behind the present, each on all axes; in the centre is what has no score', () => {
    expect(radarSeries(axes)).toEqual([
      {
        name: 'Target',
        series: [
          { name: 'policy', value: 4 },
          { name: 'keys', value: 3 },
        ],
      },
      {
        name: 'Now',
        series: [
          { name: 'policy', value: 2.94 },
          { name: 'keys', value: 0 },
        ],
      },
    ]);
  });

  it('leaves out target and baseline where none is given', () => {
    expect(radarSeries([{ key: 'a', label: 'A', score: 1 }]).map(({ name }) => name)).toEqual(['Now']);
    const withBaseline = radarSeries([{ key: 'a', label: 'A', score: 1, baseline: 2 }]);
    expect(withBaseline.map(({ name }) => name)).toEqual(['Baseline', 'Now']);
  });

  it('never leaves the scale from 0 to 5', () => {
    expect(radarSeries([{ key: 'a', label: 'A', score: 7 }])[0]?.series[0]?.value).toBe(5);
  });

  it('says the same figures in its table, and that something is not assessed', () => {
    expect(radarTable(axes)).toEqual({
      columns: ['', 'Now', 'Target'],
      rows: [
        ['Policy', '2.94', '4.00'],
        ['Keys', 'Not assessed', '3.00'],
      ],
    });
    expect(radarMarks(axes).map(({ label, line }) => `${label} ${line}`)).toEqual(['Now solid', 'Target dashed']);
  });
});

describe('the gaps of the radar', () => {
  it('are said in words, each kind for itself', () => {
    expect(radarGaps([...axes, { key: 'c', label: 'Archive', score: null, notApplicable: true }])).toEqual([
      'Not assessed: Keys',
      'Not applicable: Archive',
    ]);
    expect(radarGaps(axes.slice(0, 1))).toEqual([]);
    expect(radarTable([{ key: 'c', label: 'Archive', score: null, notApplicable: true }]).rows).toEqual([
      ['Archive', 'Not applicable'],
    ]);
  });
});

describe('the distribution of levels', () => {
  const row = { key: 'all', label: 'Overall', levels: [0, 2, 0, 1, 0], notAssessed: 3, notApplicable: 0 };

  it('draws what there is, each part with its count and what it is', () => {
    expect(distributionParts(row)).toEqual([
      { look: 'level-2', count: 2, words: 'Level 2: 2' },
      { look: 'level-4', count: 1, words: 'Level 4: 1' },
      { look: 'empty', count: 3, words: 'Not assessed: 3' },
    ]);
    expect(distributionParts({ ...row, notApplicable: 4 }).at(-1)).toMatchObject({ look: 'not-applicable', count: 4 });
  });

  it('says all counts in its table, with the names of the levels', () => {
    expect(distributionTable([row], ['Initial', 'Basic'])).toEqual({
      columns: ['', '1 Initial', '2 Basic', 'Level 3', 'Level 4', 'Level 5', 'Not assessed', 'Not applicable'],
      rows: [['Overall', '0', '2', '0', '1', '0', '3', '0']],
    });
  });
});

describe('level bars', () => {
  const bars = [
    { key: 'a', label: 'Governance', score: 3.4, assessed: 4, applicable: 5 },
    { key: 'b', label: 'Operations', score: null },
    { key: 'c', label: 'Archive', score: null, notApplicable: true },
  ];

  it('says why there is no bar', () => {
    expect(bars.slice(1).map(barGap)).toEqual(['Not assessed', 'Not applicable']);
  });

  it('shows scores with their completeness in the table', () => {
    expect(barTable(bars, 4)).toEqual({
      columns: ['', 'Score', 'Assessed', 'Target'],
      rows: [
        ['Governance', '3.40', '4 of 5', '4'],
        ['Operations', 'Not assessed', '0 of 0', '4'],
        ['Archive', 'Not applicable', '0 of 0', '4'],
      ],
    });
  });
});

describe('the heat map', () => {
  it('puts neighbouring categories of one module under one heading', () => {
    const columns = [
      { key: 'a', label: 'A', group: 'One' },
      { key: 'b', label: 'B', group: 'One' },
      { key: 'c', label: 'C', group: 'Two' },
    ];
    expect(heatGroups(columns).map(({ name, columns: inside }) => [name, inside.length])).toEqual([
      ['One', 2],
      ['Two', 1],
    ]);
  });

  it.each([
    [{ score: 3.9 }, 'level-3'],
    [{ score: 5 }, 'level-5'],
    [{ score: null }, 'empty'],
    [{ score: 0 }, 'empty'],
    [{ score: null, notApplicable: true }, 'not-applicable'],
    [undefined, 'absent'],
  ])('shows %j as %s', (cell, look) => {
    expect(heatLook(cell)).toBe(look);
  });
});
