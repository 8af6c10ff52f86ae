import * as fc from 'fast-check';
import { ExchangeError } from '../exchange-error';
import { LIMITS } from '../limits';
import { type Table } from '../tables/table';
import { guarded, unguarded } from './guard';
import { readCsv } from './read-csv';
import { writeCsv } from './write-csv';

const table: Table<readonly [string, string]> = {
  name: 'Pairs',
  columns: [
    { heading: 'One', width: 1, value: ([one]) => one },
    { heading: 'Other', width: 1, value: ([, other]) => other },
  ],
};
const valuesOf = (text: string) => readCsv(text).map(({ cells }) => [cells.get('One'), cells.get('Other')]);

describe('a text that a spreadsheet would compute', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\r=1', "'\r=1"],
    ['\n=1', "'\n=1"],
    ['＝1', "'＝1"],
    ["'=1", "''=1"],
    ["'twas", "'twas"],
    ['a=1', 'a=1'],
    ['', ''],
  ])('%j is written as %j', (text, written) => {
    expect(guarded(text)).toBe(written);
    expect(unguarded(written)).toBe(text);
  });
});

describe('a list', () => {
  it('has a mark for Excel, headings, and quotes only where they are needed', () => {
    expect(
      writeCsv(table, [
        ['a', 'b,c'],
        ['"', 'd;e'],
      ]),
    ).toBe('\uFEFFOne,Other\r\na,"b,c"\r\n"""","d;e"\r\n');
  });

  it('writes days, moments, numbers and nothing', () => {
    const cells = { name: '', columns: [] };
    const values = [{ day: '2026-03-31' }, { moment: '2026-03-31T10:00:00.000Z' }, -1.5, true, null];
    const columns = values.map((value, index) => ({ heading: String(index), width: 1, value: () => value }));
    expect(writeCsv({ ...cells, columns }, [0]).split('\r\n')[1]).toBe(
      "2026-03-31,2026-03-31T10:00:00.000Z,'-1.5,yes,",
    );
  });

  it('is read again as it was, whatever stands in it', () => {
    const texts = fc.string({
      unit: fc.constantFrom('=', "'", '"', ',', ';', '\n', '\t', '-', '@', 'a', 'é', '😀', ' '),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(texts, texts)), (pairs) => {
        const wanted = pairs.filter(([one, other]) => one !== '' || other !== '');
        expect(valuesOf(writeCsv(table, pairs))).toEqual(wanted);
      }),
    );
  });

  it.each([
    ['semicolons', 'One;Other\n"a;b";c\n'],
    ['tabs', 'One\tOther\r\na;b\tc'],
    ['columns in another order', 'Other,One\nc,a;b\n'],
  ])('is read with %s', (_what, text) => {
    expect(valuesOf(text)).toEqual([['a;b', 'c']]);
  });

  it('knows the line on which a row begins', () => {
    expect(readCsv('One,Other\n"a\nb",c\n\nd,e').map(({ line }) => line)).toEqual([2, 5]);
  });

  it('is refused when it has too many cells', () => {
    expect(readCsv(','.repeat(LIMITS.cells - 1))).toEqual([]);
    expect(() => readCsv(','.repeat(LIMITS.cells))).toThrow(
      expect.objectContaining({ refusal: 'too-many-keys' }) as Error,
    );
  });

  it('is refused when a quote is never closed', () => {
    expect(() => readCsv('One,Other\n"a,b\n')).toThrow(ExchangeError);
  });
});
