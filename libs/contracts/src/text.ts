/**
 * What a text that people type may be made of. Names stand in lines with other words, in mails and files, so a character
 * that reorders its surroundings or hides in them is not theirs to choose.
 */

/** Control characters, and line and paragraph separators, which end a line as well. */
const CONTROL = /[\p{Cc}\u2028\u2029]/u;
/** The same without tab and line feed, which text of several lines has. */
const CONTROL_IN_TEXT = /[^\P{Cc}\t\n]/u;
/** One half of a pair of surrogates: no character. */
const HALF = /\p{Surrogate}/u;
/** Marks, embeddings, overrides and isolates that change the direction of what follows them (UAX #9). */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

const JOINERS = '\u200c\u200d';
/** Scripts whose spelling needs the joiners U+200C and U+200D. */
const JOINING_SCRIPTS = [
  'Arabic',
  'Syriac',
  'Mongolian',
  'Nko',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Oriya',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Khmer',
  'Myanmar',
  'Tibetan',
];
const JOINING = `[${JOINING_SCRIPTS.map((script) => `\\p{Script=${script}}`).join('')}]`;
/** A pictograph with what may follow it: its skin tone or its variation. */
const PICTOGRAPH = '\\p{Extended_Pictographic}[\\p{Emoji_Modifier}\\ufe0f]*';
/** The black flag, tag characters, the cancelling tag: flags of England, Scotland, Wales. */
const TAGGED_FLAG = '\\u{1f3f4}[\\u{e0020}-\\u{e007e}]{1,8}\\u{e007f}';

/** What is invisible and yet means something where it stands; kept as it is. */
const MEANT = [
  TAGGED_FLAG,
  `(?<=${JOINING}\\p{M}*)[${JOINERS}](?=${JOINING})`,
  `(?<=${PICTOGRAPH})\\u200d(?=\\p{Extended_Pictographic})`,
  // A variation says how the character before it is drawn: an emoji, an ideograph, a Mongolian letter.
  '(?<=[\\p{Emoji}\\p{Ideographic}\\p{Script=Mongolian}])[\\ufe00-\\ufe0f\\u180b-\\u180d\\u{e0100}-\\u{e01ef}]',
].join('|');
/** Everything that leaves no mark on the line; the fillers of Hangul and the blank of Braille look like nothing, too. */
const INVISIBLE = '[\\p{Cf}\\p{Default_Ignorable_Code_Point}\\u2800\\u115f\\u1160\\u3164\\uffa0\\u180e]';
const MEANT_OR_INVISIBLE = new RegExp(`(${MEANT})|${INVISIBLE}`, 'gu');

/**
 * Why a name cannot be taken, as the end of a sentence.
 * @returns undefined when it can
 */
export function nameProblem(name: string): string | undefined {
  if (HALF.test(name)) return 'has a character that is only half there';
  if (CONTROL.test(name)) return 'must not have control characters or line breaks';
  if (DIRECTION.test(name)) return 'must not have characters that change the direction of writing';
  return undefined;
}

/**
 * Why a text of several lines cannot be taken, as the end of a sentence.
 * @returns undefined when it can
 */
export function textProblem(text: string): string | undefined {
  if (HALF.test(text)) return 'has a character that is only half there';
  return CONTROL_IN_TEXT.test(text) ? 'must not have control characters' : undefined;
}

/**
 * The name as it is kept: composed (Unicode NFC), one space between words, without what nobody sees. Joiners stay where
 * their script or an emoji uses them, variations where they follow what they vary.
 */
export const withoutInvisible = (name: string): string =>
  name
    .normalize('NFC')
    .replace(MEANT_OR_INVISIBLE, (_, meant: string | undefined) => meant ?? '')
    .replace(/\p{Zs}+/gu, ' ')
    .trim();

/** Windows' line ends as everybody's. */
export const withPlainLineEnds = (text: string): string => text.replace(/\r\n?/g, '\n');

/** Letters and digits that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * A name as it stands inside a sentence: one in the other direction is set apart, so that the words around it keep their
 * order (UAX #9, first strong isolate).
 */
export const isolated = (name: string): string => (RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name);
