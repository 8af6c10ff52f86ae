import { type ImportCounts } from '@certitude/contracts/exchange';
import { keptText, linesOf, placeText, shareText } from './import-words';

const NONE: ImportCounts = {
  ...{ rated: 0, ratedOutOfScope: 0, outOfScope: 0, notes: 0, flags: 0, evidence: 0, plans: 0, targets: 0 },
  ...{ declared: 0, named: 0, kept: 0, warnings: 0 },
};

describe('what an import becomes, in words', () => {
  it('names what there is, in the order of importance, and nothing else', () => {
    expect(linesOf({ ...NONE, kept: 2, rated: 5 }).map(({ count, what }) => `${count} ${what}`)).toEqual([
      '5 rated levels',
      '2 items that have no place here',
    ]);
    expect(linesOf(NONE)).toEqual([]);
    expect(linesOf({ ...NONE, notes: 1 })).toMatchObject([{ count: 1, what: 'note' }]);
    expect(shareText({ answers: 1, plans: 2 })).toBe('1 answer, 2 plans');
  });

  it.each([
    [1, '1 item has no place in an assessment. It is kept with this record.'],
    [2, '2 items have no place in an assessment. They are kept with this record.'],
  ])('says of %i that have no place that they are kept', (count, text) => expect(keptText(count)).toBe(text));

  it.each([
    [{ sheet: 'Assessment', cell: 'I20' }, 'sheet Assessment, cell I20'],
    [{ key: 'G.compliance', line: 5 }, 'line 5, G.compliance'],
    [{}, ''],
  ])('says where %j is', (place, text) => expect(placeText(place)).toBe(text));
});
