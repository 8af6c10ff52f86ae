import { base64Bytes } from './base64';
import { type Budget } from './budget';
import { charactersOf, runsOf } from './runs';
import { type TextView } from './text-views';

/** Bytes that stand in a text in another form. */
export interface Encoded {
  readonly bytes: Buffer;
  readonly at: number | null;
}

/** A line of base64 is at least this long, unless it is the last. Inside a word that was too short nothing begins. */
const SHORTEST_LINE = 16;
const OF_BASE64 = charactersOf(/[A-Za-z0-9+/_-]/);
const PADDING = /={0,2}/y;
/** What may stand between two lines: ends of lines, indentation, quoting, ends of strings. */
const BETWEEN = /^(?:[\s>|#*;"'`,.&+]|\\[nr]|\\){1,60}$/;
const LAST_LINE = /(?:[\s>|#*;"'`,.&+]|\\[nr]|\\){1,60}([A-Za-z0-9+/_-]{1,15}={0,2})/y;
/** Characters of the smallest key. */
const SHORTEST = 56;
/** How a key, a PEM file, an OpenSSH key, a ZIP and a gzip file begin in base64. */
const BEGINS = /^(?:M[A-P]|LS0t|b3BlbnNzaC|UEsDB|H4sI|\/u3\+|zs7O)/;
const MOST_BEGINNINGS = 16;
/** All that hexadecimal may consist of: where there is less than this, the expression below need not try. */
const SHORTEST_HEX = 80;
const OF_HEX = charactersOf(/[0-9a-fx\\\s:,;"']/i);
const HEX = /(?:(?:0x|\\x)?[0-9a-f]{2}[\s:,;"']{0,6}){40,20000}/gi;

/** Everything in a text that is base64 or hexadecimal, decoded. */
export function* encodedIn({ text, isExact }: TextView, budget: Budget): Generator<Encoded> {
  for (const block of blocksOf(text)) {
    for (const from of beginningsOf(block)) {
      const bytes = base64Bytes(text.slice(from, block.end));
      budget.spend('unpacked', bytes.length);
      yield { bytes, at: isExact ? from : null };
    }
  }
  for (const { digits, index } of hexadecimalIn(text)) {
    const bytes = Buffer.from(digits.replace(/0x|\\x|[^0-9a-f]/gi, ''), 'hex');
    budget.spend('unpacked', bytes.length);
    yield { bytes, at: isExact ? index : null };
  }
}

function* hexadecimalIn(text: string): Generator<{ readonly digits: string; readonly index: number }> {
  for (const { from, end } of runsOf(text, OF_HEX, SHORTEST_HEX))
    for (const { 0: digits, index } of text.slice(from, end).matchAll(HEX)) yield { digits, index: from + index };
}

interface Block {
  readonly tokens: readonly { readonly text: string; readonly at: number }[];
  readonly end: number;
}

/** Lines that belong together: nothing but line ends and decoration stands between them. */
function* blocksOf(text: string): Generator<Block> {
  let tokens: { text: string; at: number }[] = [];
  let end = 0;
  for (const { token, index } of linesOfBase64(text)) {
    const isNext = tokens.length > 0 && index - end <= 60 && BETWEEN.test(text.slice(end, index));
    if (!isNext && tokens.length > 0) {
      yield closed(text, tokens, end);
      tokens = [];
    }
    tokens.push({ text: token, at: index });
    end = index + token.length;
  }
  if (tokens.length > 0) yield closed(text, tokens, end);
}

function* linesOfBase64(text: string): Generator<{ readonly token: string; readonly index: number }> {
  for (const { from, end } of runsOf(text, OF_BASE64, SHORTEST_LINE)) {
    PADDING.lastIndex = end;
    yield { token: text.slice(from, end) + (PADDING.exec(text)?.[0] ?? ''), index: from };
  }
}

function closed(text: string, tokens: Block['tokens'], end: number): Block {
  LAST_LINE.lastIndex = end;
  const last = LAST_LINE.exec(text);
  return { tokens, end: last ? end + last[0].length : end };
}

/** Where the block may begin: at its first line, and at each that looks like the beginning of something known. */
function beginningsOf({ tokens, end }: Block): number[] {
  const [first, ...others] = tokens;
  if (!first) return [];
  const known = others.filter((token) => BEGINS.test(token.text)).slice(0, MOST_BEGINNINGS);
  return [first, ...known].map(({ at }) => at).filter((at) => end - at >= SHORTEST);
}
