import { ExchangeError } from '../../exchange-error';
import { decodeBase64, decodeLatin1, decodeUtf8 } from '../../input/bytes';
import { inflateUpTo } from '../../input/inflate';
import { type PlainObject, checkPlainData, isPlainObject } from '../../input/plain-data';
import { LIMITS } from '../../limits';

/** A text of a link: UTF-8 since the builds after 1.0.3, Latin-1 before; null when it is no base64. */
export function decodeText(field: string | undefined): string | null {
  const bytes = decodeBase64(field ?? '');
  return bytes && (decodeUtf8(bytes) ?? decodeLatin1(bytes));
}

/** The map of a link, or what it is wrapped in. @throws ExchangeError when there is none */
export function decodeProgress(field: string | undefined): PlainObject {
  const data = objectOf(decodeText(field));
  if (!data) throw new ExchangeError('damaged', 'The link is damaged or cut off: copy it as a whole.');
  return data;
}

/** The packed requirements of a 2.x link; null when it is damaged or of another version, as the tool itself ignores it. */
export function decodeRequirements(field: string): PlainObject | null {
  const bytes = decodeBase64(field);
  const data = bytes && objectOf(decodeUtf8(unpacked(bytes) ?? new Uint8Array()));
  return data && data['hashVersion'] === 2 && isPlainObject(data['requirementProgress']) ? data : null;
}

function unpacked(bytes: Uint8Array): Uint8Array | null {
  try {
    return inflateUpTo(bytes, LIMITS.linkBytes, 'The link');
  } catch (error) {
    if (error instanceof ExchangeError && error.refusal === 'damaged') return null;
    throw error;
  }
}

function objectOf(json: string | null): PlainObject | null {
  if (json === null || json === '') return null;
  try {
    const data: unknown = JSON.parse(json);
    checkPlainData(data);
    return isPlainObject(data) ? data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error instanceof RangeError ? new ExchangeError('too-deep', 'The link is nested too deeply.') : error;
  }
}
