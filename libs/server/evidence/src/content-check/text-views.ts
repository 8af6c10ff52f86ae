/** One way to read bytes as text. */
export interface TextView {
  readonly text: string;
  /** Whether a character of the text is a byte of the file, at the same place. */
  readonly isExact: boolean;
}

/** Characters of two or four bytes each: what is left without the zeros is the text. */
const WIDE = /(?:[\t\n\r\x20-\x7e]\0{1,3}){24}/;
/** Of JSON, HTML, addresses and mail, all at once: no format uses two of them for the same character. */
const ESCAPES =
  /%[0-9a-f]{2}|\\{1,4}u00[0-7][0-9a-f]|\\{1,4}x[2-7][0-9a-f]|\\{1,4}["'/]|&#x?[0-9a-f]{1,4};|&(?:nbsp|plus|equals|sol|lt|gt|quot|amp|apos|newline|hyphen|dash);|=[0-9a-f]{2}|=\r?\n/gi;
const ESCAPED = /%[0-9a-f]{2}|\\u00|\\x[2-7]|\\["'/]|&#?\w{1,8};|=[0-7][0-9A-F]|=\r?\n/i;
const TAG = /<\/?[a-z][^<>]{0,200}>/i;
const TAGS = new RegExp(TAG, 'gi');
const NAMED: Readonly<Record<string, string>> = {
  nbsp: ' ',
  plus: '+',
  equals: '=',
  sol: '/',
  lt: '<',
  gt: '>',
  quot: '"',
  amp: '&',
  apos: "'",
  newline: '\n',
  hyphen: '-',
  dash: '-',
};

/**
 * The ways in which bytes can be read as text: as they stand, without the zeros of wide characters, unescaped, and
 * without tags.
 */
export function* textViews(bytes: Buffer): Generator<TextView> {
  const plain = bytes.toString('latin1');
  yield { text: plain, isExact: true };
  const narrow = plain.includes('\0') && WIDE.test(plain) ? plain.replaceAll('\0', '') : plain;
  if (narrow !== plain) yield { text: narrow, isExact: false };
  const unescaped = ESCAPED.test(narrow) ? narrow.replace(ESCAPES, characterOf) : narrow;
  if (unescaped !== narrow) yield { text: unescaped, isExact: false };
  if (TAG.test(unescaped)) yield { text: unescaped.replaceAll(TAGS, '\n'), isExact: false };
}

function characterOf(escape: string): string {
  if (/^=\r?\n$/.test(escape)) return '';
  if (escape.startsWith('&#'))
    return fromCode(Number(escape.replace(/^&#x/i, '0x').replace(/^&#/, '').replace(';', '')));
  if (escape.startsWith('&')) return NAMED[escape.slice(1, -1).toLowerCase()] ?? escape;
  const last = escape.slice(-1);
  if (/^\\+["'/]$/.test(escape)) return last;
  return fromCode(Number.parseInt(escape.slice(-2), 16));
}

const fromCode = (code: number): string => (code < 0x100 ? String.fromCharCode(code) : ' ');
