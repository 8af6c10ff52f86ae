import { excerpt, marked, wordsOf } from './marked';

const shown = (segments: ReturnType<typeof excerpt>): string =>
  (segments ?? []).map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('');

describe('marking what was searched for', () => {
  it.each([
    ['', []],
    ['  HSM  backup hsm ', ['hsm', 'backup']],
  ])('reads "%s" as the words %j', (search, expected) => {
    expect(wordsOf(search)).toEqual(expected);
  });

  it.each([
    ['Dual control of an HSM', ['hsm'], 'Dual control of an [HSM]'],
    ['key, keys and keyed', ['key', 'keys'], '[key], [keys] and [key]ed'],
    ['C++ (draft)', ['c++', '(draft)'], '[C++] [(draft)]'],
    ['nothing', [], 'nothing'],
  ])('marks in "%s" the words %j', (text, words, expected) => {
    expect(shown(marked(text, words))).toBe(expected);
  });

  it('makes one piece of what stands together, and none of nothing', () => {
    expect(marked('nothing', [])).toEqual([{ text: 'nothing', isHit: false }]);
    expect(marked('HSM list', ['hsm'])).toEqual([
      { text: 'HSM', isHit: true },
      { text: ' list', isHit: false },
    ]);
  });
});

describe('the excerpt around a hit', () => {
  const filler = 'word '.repeat(60).trim();

  it.each([
    ['a short text is shown whole', 'The HSM is kept offline.', 'The [HSM] is kept offline.'],
    ['a hit may begin the text', 'HSM first', '[HSM] first'],
    ['no hit, no excerpt', 'Nothing here', ''],
    ['so much before it is shown whole', `${'word '.repeat(12)}HSM`, `${'word '.repeat(12)}[HSM]`],
    ['so much after it is shown whole', `HSM ${'word '.repeat(27)}x`, `[HSM] ${'word '.repeat(27)}x`],
    ['one that nothing can be cut before', `${'x'.repeat(300)}hsm end`, '… [hsm] end'],
    ['one that nothing can be cut after', `an hsm${'y'.repeat(300)}`, `an [hsm]${'y'.repeat(300)}`],
  ])('%s', (_, text, expected) => {
    expect(shown(excerpt(text, ['hsm']))).toBe(expected);
  });

  it('is cut between words on both sides of a long text', () => {
    const text = shown(excerpt(`${filler} HSM ${filler}`, ['hsm']));
    expect(text).toMatch(/^… (word )+\[HSM\]( word)+ …$/);
    expect(text.length).toBeLessThan(230);
  });

  it('stands where the most of the words are near each other', () => {
    const text = shown(excerpt(`The HSM ${filler} each HSM has a backup ${filler}`, ['backup', 'hsm']));
    expect(text).toMatch(/each \[HSM\] has a \[backup\]/);
  });

  it('stands at the first of several that are alike, whatever was typed first', () => {
    expect(shown(excerpt(`alpha ${filler} beta`, ['beta', 'alpha']))).toMatch(/^\[alpha\] word/);
  });

  it('shows a hit in a text without spaces', () => {
    expect(shown(excerpt(`${'x'.repeat(300)}hsm${'y'.repeat(300)}`, ['hsm']))).toContain('[hsm]');
  });
});
