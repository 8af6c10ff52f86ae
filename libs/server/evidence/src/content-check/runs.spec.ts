import { charactersOf, runsOf } from './runs';

const DIGITS = charactersOf(/\d/);

describe('runsOf', () => {
  it.each([
    ['nothing', '', []],
    ['too few', 'ab123', []],
    ['just enough, at the end', 'ab1234', ['1234']],
    ['just enough, at the beginning', '1234ab', ['1234']],
    ['all of it', '123456789', ['123456789']],
    ['too few before enough', '123 4567', ['4567']],
    ['too few after enough', '4567 123', ['4567']],
    ['several, of different length', '1234,123,12345;1;123456', ['1234', '12345', '123456']],
  ])('finds %s', (_, text, found) => {
    expect([...runsOf(text, DIGITS, 4)].map(({ from, end }) => text.slice(from, end))).toEqual(found);
  });

  it('finds what the expression finds, wherever they stand', () => {
    for (let bits = 0; bits < 2 ** 12; bits++) {
      const text = bits.toString(2).padStart(12, '0').replaceAll('0', '-');
      const expected = [...text.matchAll(/1{3,}/g)].map(({ 0: run, index }) => ({
        from: index,
        end: index + run.length,
      }));
      expect([...runsOf(text, DIGITS, 3)]).toEqual(expected);
    }
  });
});
