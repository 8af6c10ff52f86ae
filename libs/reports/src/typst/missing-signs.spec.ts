import { missingSignsText } from './missing-signs';

describe('signs that no font has', () => {
  it.each([
    [[], ''],
    [['ᚠ', '기', '관', '기'], 'Korean (U+AD00, U+AE30); others (U+16A0).'],
    [['\u200d', '\u0007'], ''],
    [['🔐', '👩', '\u200d'], 'symbols (U+1F469, U+1F510).'],
    [Array.from('ไทย'), 'Thai (U+0E17, U+0E22, U+0E44).'],
    [
      Array.from({ length: 40 }, (_, at) => String.fromCodePoint(0xac00 + at)),
      'Korean (U+AC00, U+AC01, U+AC02, U+AC03, U+AC04, U+AC05, U+AC06, U+AC07, U+AC08, U+AC09, U+AC0A, U+AC0B and 28 more).',
    ],
  ])('%j are named by script and number', (signs, words) => {
    const said = missingSignsText(signs);
    expect(said.slice(said.indexOf(': ') + 2 || 0)).toContain(words);
    expect(said).toMatch(words === '' ? /^$/ : /^The fonts of this report lack/);
  });
});
