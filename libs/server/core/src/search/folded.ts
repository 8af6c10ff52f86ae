/** As `folded_title` of the database has it: what separates words, once marks are taken off. */
// eslint-disable-next-line no-control-regex -- control characters separate words, too
const BETWEEN = /[\u0001-\u002F\u003A-\u0060\u007B-\u00BF\u2000-\u206F\u3000-\u303F]+/g;
const MARKS = /[\u0300-\u036F]+/g;
/** So much of a word is kept, and as many words of a title. */
const LONGEST = 40;
const MOST_WORDS = 32;

/** A title as it is searched: small letters without marks, one space between words. */
export const folded = (title: string): string =>
  title.normalize('NFKD').toLowerCase().replace(MARKS, '').replaceAll('ς', 'σ').replace(BETWEEN, ' ').trim();

/** The words that somebody typed, each once. */
export const wordsOf = (typed: string): string[] => [
  ...new Set(
    folded(typed)
      .split(' ')
      .filter((word) => word !== '')
      .map((word) => [...word].slice(0, LONGEST).join(''))
      .slice(0, MOST_WORDS),
  ),
];

/** Whether a title has words that begin with all of these. */
export function hasWords(title: string, words: readonly string[]): boolean {
  const text = ` ${folded(title)}`;
  return words.every((word) => text.includes(` ${word}`));
}
