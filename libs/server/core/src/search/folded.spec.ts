import { folded, hasWords, wordsOf } from './folded';

describe('titles as they are searched', () => {
  it.each([
    ['Key ceremony', 'key ceremony'],
    ['  ROOT-CA: key/rotation (2026) ', 'root ca key rotation 2026'],
    ['Žluťoučký kůň', 'zlutoucky kun'],
    ['ΟΔΟΣ Οδος', 'οδοσ οδοσ'],
    ['İstanbul ﬁle ½', 'istanbul file 1⁄2'.replace('⁄', ' ')],
    ['鍵の管理', '鍵の管理'.normalize('NFKD')],
    ['“…”', ''],
  ])('%j are %j', (title, expected) => {
    expect(folded(title)).toBe(expected);
  });

  it('give each word once, as long as it is kept', () => {
    expect(wordsOf('Key, key & KEYS')).toEqual(['key', 'keys']);
    expect(wordsOf('x'.repeat(90))).toEqual(['x'.repeat(40)]);
    expect(wordsOf(' - ')).toEqual([]);
  });

  it.each([
    ['Key rotation of the root', 'root key', true],
    ['Key rotation of the root', 'rot', true],
    ['Key rotation of the root', 'tation', false],
    ['Key rotation of the root', 'root backup', false],
  ])('%j has words that begin with %j: %s', (title, typed, expected) => {
    expect(hasWords(title, wordsOf(typed))).toBe(expected);
  });
});
