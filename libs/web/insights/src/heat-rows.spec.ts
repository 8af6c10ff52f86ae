import { heatCells, heatColumns } from './heat-rows';

const category = (slug: string, level: number | null) => ({
  slug,
  name: slug,
  module: 'Governance',
  score: level,
  level,
});

describe('the heat map of categories', () => {
  it('has a column for every category that any PKI has', () => {
    const pkis = [
      { categories: [category('compliance', 2)] },
      { categories: [category('compliance', 3), category('cryptography', 1)] },
    ];
    expect(heatColumns(pkis).map(({ key }) => key)).toEqual(['compliance', 'cryptography']);
  });

  it('leaves out what a model release lacks, and tells not applicable from not assessed', () => {
    const cells = heatCells({ categories: [category('compliance', null), category('awareness', 0)] });
    expect(cells).toEqual({
      compliance: { score: null, notApplicable: true },
      awareness: { score: 0, notApplicable: false },
    });
  });
});
