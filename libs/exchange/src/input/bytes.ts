import { ExchangeError } from '../exchange-error';

/** Strict UTF-8 without its mark; null when the bytes are something else. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Each byte as the character of that number. */
export function decodeLatin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

/** The text of a file. @throws ExchangeError for other encodings, and for what is no text */
export function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new ExchangeError('not-utf-8', 'The file is written in UTF-16: save it as UTF-8.');
  }
  if (bytes.includes(0)) throw new ExchangeError('not-text', 'The file is neither a text nor a workbook (.xlsx).');
  const text = decodeUtf8(bytes);
  if (text === null) throw new ExchangeError('not-utf-8', 'The text is not valid UTF-8: save it as UTF-8.');
  return text;
}

/** Base64 as it comes out of mails and forms: blanks for "+", the URL alphabet, no padding. Null when it is none. */
export function decodeBase64(text: string): Uint8Array | null {
  const plain = text
    .replace(/[ -]/g, '+')
    .replace(/_/g, '/')
    .replace(/[\r\n\t]/g, '')
    .replace(/=+$/, '');
  if (plain.length % 4 === 1 || !/^[A-Za-z0-9+/]*$/.test(plain)) return null;
  return Uint8Array.from(atob(plain), (character) => character.charCodeAt(0));
}

export function encodeBase64(bytes: Uint8Array): string {
  return btoa(decodeLatin1(bytes));
}
