import { unwrap } from './unwrap';

describe('a wrapped source text', () => {
  it.each([
    ['a paragraph', 'One\ntwo\nthree', 'One two three\n'],
    ['paragraphs', 'One\ntwo\n\nThree\n', 'One two\n\nThree\n'],
    ['a list', '- one\n  goes on\n- two\n1. three', '- one goes on\n- two\n1. three\n'],
    ['a sentence before a list', 'Look at\nthese:\n- one', 'Look at these:\n- one\n'],
    ['a nested list', '- one\n  - two\n    goes on', '- one\n  - two goes on\n'],
    ['a list with stars and brackets', '* one\n* two\n1) three\n12) four', '* one\n* two\n1) three\n12) four\n'],
    ['headings, tables and quotations', 'One\n# Two\n| a |\n> b', 'One\n# Two\n| a |\n> b\n'],
    ['what only looks like a list', 'One\n-two\n3.5 times', 'One -two 3.5 times\n'],
    ['spaces at the ends', '  One  \n\n  \n- two  ', 'One\n\n\n- two\n'],
    ['a line that begins with emphasis', 'One\n**two** three', 'One **two** three\n'],
  ])('has every block on one line: %s', (_name, text, expected) => {
    expect(unwrap(text)).toBe(expected);
  });
});
