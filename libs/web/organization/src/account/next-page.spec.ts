import { nextPage } from './next-page';

describe('where to go after signing in', () => {
  it.each([
    ['/o/1/my-work', '/o/1/my-work'],
    [undefined, '/'],
    ['', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
    ['javascript:alert(1)', '/'],
  ])('takes %s to %s', (next, expected) => {
    expect(nextPage(next)).toBe(expected);
  });
});
