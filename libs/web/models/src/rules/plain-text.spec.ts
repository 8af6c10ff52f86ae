import { plainText } from './plain-text';

describe('the words of a Markdown text', () => {
  it.each([
    ['see [the RFC](https://a.example/5280) for it', 'see the RFC for it'],
    ['[not a link] (here)', '[not a link] (here)'],
    ['- one\n  - two\n* three', 'one two three'],
    ['1. one\n12.  two', 'one two'],
    ['a - b, and 3. c', 'a - b, and 3. c'],
    ['-5 is no item', '-5 is no item'],
    ['**bold**, __strong__ and `code`', 'bold, strong and code'],
    [' first\n\n\nsecond   third ', 'first second third'],
  ])('of %j are %j', (markdown, words) => {
    expect(plainText(markdown)).toBe(words);
  });
});
