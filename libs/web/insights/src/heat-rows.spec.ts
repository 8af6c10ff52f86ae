import { heatRows } from './heat-rows';

const category = (slug: string, level: number) => ({ slug, name: slug, module: 'G', score: level, level });

describe('the heat map of categories', () => {
  it('has a row for every category that any PKI has, and a hole where a PKI has none', () => {
    const rows = heatRows([
      { categories: [category('compliance', 2)] },
      { categories: [category('compliance', 3), category('cryptography', 1)] },
    ]);
    expect(rows.map(({ slug, cells }) => [slug, cells.map((cell) => cell?.level ?? null)])).toEqual([
      ['compliance', [2, 3]],
      ['cryptography', [null, 1]],
    ]);
  });
});
