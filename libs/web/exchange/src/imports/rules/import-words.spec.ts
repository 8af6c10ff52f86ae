import { type ImportCounts } from '@certitude/contracts/exchange';
import { linesOf, placeText } from './import-words';

const NONE: ImportCounts = {
  ...{ rated: 0, outOfScope: 0, notes: 0, flags: 0, evidence: 0, plans: 0, targets: 0 },
  ...{ declared: 0, named: 0, kept: 0, warnings: 0 },
};

describe('what an import becomes, in words', () => {
  it('names what there is, in the order of importance, and nothing else', () => {
    expect(linesOf({ ...NONE, kept: 2, rated: 5 }).map(({ count, what }) => `${count} ${what}`)).toEqual([
      '5 rated levels',
      '2 pieces without a place here',
    ]);
    expect(linesOf(NONE)).toEqual([]);
  });

  it.each([
    [{ sheet: 'Assessment', cell: 'I20' }, 'sheet Assessment, cell I20'],
    [{ key: 'G.compliance', line: 5 }, 'line 5, G.compliance'],
    [{}, ''],
  ])('says where %j is', (place, text) => expect(placeText(place)).toBe(text));
});
