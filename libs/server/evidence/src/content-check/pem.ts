import { asn1Key, labelledEcKey } from './asn1-key';
import { base64Bytes } from './base64';
import { type Found } from './binary-scan';
import { type Budget } from './budget';
import { otherStoreAt, pgpSecret } from './other-stores';
import { type TextView } from './text-views';

/** Armour may have lost dashes or line ends; its words are what counts. */
const HEADER = /BEGIN[ +_]((?:[A-Z0-9]{1,12}[ +_]){0,4})PRIVATE[ +_]KEY([ +_]BLOCK)?[^\n\r\\A-Za-z0-9]{0,12}/g;
const END = /-{2,5}[ +_]?(?:END|BEGIN)[ +_]/g;
const LONGEST_BODY = 256 * 1024;
/** Shorter than the smallest key. */
const SHORTEST = 32;

/** Finds keys in PEM and its relatives. A header that no key follows is a word like any other. */
export function armouredKey({ text, isExact }: TextView, budget: Budget): Found | null {
  for (const header of text.matchAll(HEADER)) {
    budget.spend('suspects');
    const from = header.index + header[0].length;
    const what = keyIn(header[1] ?? '', bodyOf(text, from), budget);
    if (what !== null) return { what, at: isExact ? header.index : null };
  }
  return null;
}

/** Up to the end of the armour, or the next. */
function bodyOf(text: string, from: number): string {
  END.lastIndex = from;
  return text.slice(from, Math.min(END.exec(text)?.index ?? text.length, from + LONGEST_BODY));
}

function keyIn(label: string, body: string, budget: Budget): string | null {
  budget.spend('unpacked', body.length);
  const lines = body.replace(/\\+r/g, ' ').replace(/\\+n/g, '\n');
  for (const text of [lines, withoutDecoration(lines)]) {
    const bytes = base64Bytes(
      text.replace(/^[ \t>|]*[A-Z][A-Za-z-]{2,20}: [^\n]*$/gm, '').replace(/^=[\w+/]{4}\s*$/m, ''),
    );
    if (bytes.length >= SHORTEST) {
      const what = keyOf(label, bytes, lines);
      if (what !== null) return what;
    }
  }
  return null;
}

function keyOf(label: string, bytes: Buffer, body: string): string | null {
  const byForm = asn1Key(bytes) ?? otherStoreAt(bytes)?.what ?? pgpSecret(bytes);
  if (byForm !== null) return byForm;
  if (/^EC/.test(label) && labelledEcKey(bytes)) return 'an EC private key (SEC 1)';
  // Encrypted in the old way of OpenSSL: the body is nothing but random bytes, the header says how they were made.
  const isEncrypted = /Proc-Type:\s*4,\s*ENCRYPTED/.test(body) && /DEK-Info:\s*[\w-]+,\s*[0-9A-Fa-f]{16}/.test(body);
  const isSsh2 = /SSH2/.test(label) && bytes.readUInt32BE(0) === 0x3f6ff9eb;
  return isEncrypted || isSsh2 ? 'an encrypted private key' : null;
}

/** What quoting, comments, line numbers and string literals put before and behind the lines. */
const withoutDecoration = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) =>
      line
        .replace(/^\s*(?:(?:\/\/+|[#>|*;:]+|--|[-+.])\s+|\d{1,5}\s*[:.|)]?\s+)+/, '')
        .replace(/["'`]\s*[+.,;&\\)]*\s*$/, '')
        .replace(/^[^"'`]{0,40}["'`]/, ''),
    )
    .join('\n');
