import { base64Bytes } from './base64';
import { type Found } from './binary-scan';
import { type Budget } from './budget';
import { type TextView } from './text-views';

/** How far the parts of one key may be apart. */
const WINDOW = 32 * 1024;

interface Format {
  readonly what: string;
  /** Stands in every mark; most texts hold none, and a word is found faster than an expression. */
  readonly word: string;
  /** Every key of the format has this. */
  readonly mark: RegExp;
  /** @param around the text from the mark on */
  readonly isKey: (around: string, text: string, at: number) => boolean;
}

/** Whether the first group of the expression is base64 of at least so many bytes. */
const holds = (expression: RegExp, bytes: number) => (around: string) =>
  base64Bytes(expression.exec(around)?.[1] ?? '').length >= bytes;

const FORMATS: readonly Format[] = [
  {
    what: 'a private key (JWK)',
    word: 'kty',
    mark: /["']?\bkty["']?\s{0,20}[:=]\s{0,20}["']?(?:RSA|EC|OKP|AKP|oct)\b/g,
    isKey: isJwk,
  },
  {
    what: 'an RSA private key (XML)',
    word: 'RSAKeyValue',
    mark: /<(?:\w{1,20}:)?RSAKeyValue\b/g,
    isKey: holds(/<(?:\w{1,20}:)?D>\s{0,200}([A-Za-z0-9+/=\s]{24,8000})</, 32),
  },
  {
    what: 'a DSA private key (XML)',
    word: 'DSAKeyValue',
    mark: /<(?:\w{1,20}:)?DSAKeyValue\b/g,
    isKey: holds(/<(?:\w{1,20}:)?X>\s{0,200}([A-Za-z0-9+/=\s]{20,2000})</, 16),
  },
  {
    what: 'a PuTTY private key',
    word: 'PuTTY-User-Key-File-',
    mark: /PuTTY-User-Key-File-[1-3]:/g,
    isKey: holds(/Private-Lines:\s{0,9}\d{1,4}\s{0,9}([A-Za-z0-9+/=\s]{24,16000})/, 16),
  },
  {
    what: 'a private key (DNSSEC)',
    word: 'Private-key-format:',
    mark: /Private-key-format:\s{0,9}v1/g,
    isKey: holds(/(?:PrivateExponent|PrivateKey|Private_value\(x\)):\s{0,9}([A-Za-z0-9+/=]{24,8000})/, 16),
  },
  {
    what: 'a private key (WireGuard)',
    word: 'PrivateKey',
    mark: /^\s{0,20}PrivateKey\s{0,9}=/gm,
    isKey: holds(/^\s{0,20}PrivateKey\s{0,9}=\s{0,9}([A-Za-z0-9+/]{43}=)/, 32),
  },
  {
    what: 'a private key (age)',
    word: 'AGE-SECRET-KEY-',
    mark: /AGE-SECRET-KEY-/g,
    isKey: (around) => /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}\b/.test(around),
  },
  {
    what: 'a private key (printed by OpenSSL)',
    word: 'priv',
    mark: /\b(?:privateExponent|priv):/g,
    isKey: (around) => /^\w{1,20}:\s{0,99}(?:[0-9a-fA-F]{2}[:\s]{0,99}){16}/.test(around),
  },
];

/** Finds keys that are written down in a format of text: JSON, XML, and those of single programs. */
export function writtenKey({ text, isExact }: TextView, budget: Budget): Found | null {
  for (const { what, word, mark, isKey } of FORMATS) {
    if (!text.includes(word)) continue;
    for (const { index } of text.matchAll(mark)) {
      budget.spend('suspects');
      if (isKey(text.slice(index, index + WINDOW), text, index)) return { what, at: isExact ? index : null };
    }
  }
  return null;
}

/** Secret members, and how many bytes they have at least. */
const SECRETS = /["']?\b(d|k|priv)["']?\s{0,20}[:=]\s{0,20}["']?([A-Za-z0-9_+/-]{16,12000})={0,2}/g;

function isJwk(_: string, text: string, at: number): boolean {
  const object = objectAround(text, at);
  const isSymmetric = /\bkty["']?\s{0,20}[:=]\s{0,20}["']?oct\b/.test(object);
  for (const [, name, value] of object.matchAll(SECRETS)) {
    const fits = (name === 'k') === isSymmetric;
    if (fits && base64Bytes(value ?? '').length >= (isSymmetric ? 12 : 24)) return true;
  }
  return false;
}

/** The braces around a place; where there are none (YAML), the lines up to the next empty ones. */
function objectAround(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - WINDOW), at);
  const after = text.slice(at, at + WINDOW);
  const [open, close] = [openingIn(before), closingIn(after)];
  if (open !== null && close !== null) return before.slice(open) + after.slice(0, close);
  const start = Math.max(before.lastIndexOf('\n\n'), before.lastIndexOf('\n---'), 0);
  const end = after.search(/\n(?:\s*\n|---)/);
  return before.slice(start) + (end === -1 ? after : after.slice(0, end));
}

function openingIn(text: string): number | null {
  for (let at = text.length - 1, depth = 0; at >= 0; at--) {
    if (text[at] === '}') depth++;
    if (text[at] === '{' && depth-- === 0) return at;
  }
  return null;
}

function closingIn(text: string): number | null {
  for (let at = 0, depth = 0; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && depth-- === 0) return at;
  }
  return null;
}
