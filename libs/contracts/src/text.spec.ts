import { FreeText, Name } from './primitives';
import { isolated } from './text';

const taken = (name: string): string | undefined => Name.safeParse(name).data;
const refusal = (name: string): string | undefined => Name.safeParse(name).error?.issues[0]?.message;

describe('names', () => {
  it.each([
    ['plain', 'Issuing CA 3', 'Issuing CA 3'],
    ['surrounding and repeated spaces', '  Root \u00a0 CA ', 'Root CA'],
    ['decomposed letters', 'Cafe\u0301', 'Café'],
    ['a zero width space', 'Ad\u200bmin', 'Admin'],
    ['a word joiner, a soft hyphen and a byte order mark', '\ufeffAd\u2060mi\u00adn', 'Admin'],
    ['a joiner between Latin letters', 'Ad\u200dmi\u200cn', 'Admin'],
    ['joiners at the ends', '\u200dAdmin\u200c', 'Admin'],
    ['fillers of Hangul and a blank of Braille', 'A\u3164\u115f\u2800B', 'AB'],
    ['tag characters without a flag', 'A\u{e0041}\u{e0042}', 'A'],
    ['a variation after a letter', 'A\ufe0fB', 'AB'],
    ['a Persian word with its non-joiner', 'می\u200cخواهم', 'می\u200cخواهم'],
    ['a Sinhala word with its joiner', 'ශ්\u200dරී', 'ශ්\u200dරී'],
    ['a family', '👩\u200d👩\u200d👧', '👩\u200d👩\u200d👧'],
    ['a profession with a skin tone', '👩🏽\u200d🔬', '👩🏽\u200d🔬'],
    ['a heart drawn as an emoji', '❤\ufe0f\u200d🔥', '❤\ufe0f\u200d🔥'],
    [
      'the flag of Scotland',
      '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
      '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
    ],
    ['an ideograph with its variation', '葛\u{e0100}', '葛\u{e0100}'],
    ['Hebrew', 'רשות', 'רשות'],
  ])('keep what is seen: %s', (_, typed, kept) => expect(taken(typed)).toBe(kept));

  it.each([
    ['a line break', 'Root\nCA'],
    ['a null', 'Root\u0000CA'],
    ['a bell', 'Root\u0007'],
    ['a C1 control', 'Root\u0085CA'],
    ['a line separator', 'Root\u2028CA'],
    ['a right-to-left override', 'invoice\u202efdp.exe'],
    ['an isolate', 'a\u2067b'],
    ['a right-to-left mark', 'a\u200fb'],
    ['an Arabic letter mark', 'a\u061cb'],
    ['half of a surrogate pair', 'a\ud83d'],
  ])('are refused with %s', (_, typed) => expect(refusal(typed)).toMatch(/^(must not have|has a) /));

  it.each([
    ['nothing visible', '\u200b\u3164 \u00a0', 'must not be empty'],
    ['too much', 'x'.repeat(201), 'must have at most 200 characters'],
  ])('are refused with %s', (_, typed, message) => expect(refusal(typed)).toBe(message));

  it('are composed and cleaned in time that grows with their length', () => {
    expect(refusal('👩\u200d'.repeat(100_000))).toBe('must have at most 200 characters');
  });

  it.each([
    ['רשות', '\u2068רשות\u2069'],
    ['CA سارة', '\u2068CA سارة\u2069'],
    ['Jana Nováková', 'Jana Nováková'],
  ])('stay apart from words of the other direction: %s', (name, shown) => expect(isolated(name)).toBe(shown));
});

describe('texts of several lines', () => {
  it.each([
    ['lines and tabs', ' a\n\tb ', 'a\n\tb'],
    ['line ends of Windows', 'a\r\nb', 'a\nb'],
    ['marks of direction, which languages need', 'שלום\u200f!', 'שלום\u200f!'],
  ])('keep %s', (_, typed, kept) => expect(FreeText.parse(typed)).toBe(kept));

  it.each([
    ['a null', 'a\u0000b'],
    ['an escape', 'a\u001b[31mb'],
    ['half of a surrogate pair', '\udc00'],
  ])('are refused with %s', (_, typed) => expect(FreeText.safeParse(typed).success).toBe(false));
});
