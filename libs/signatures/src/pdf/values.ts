/** A name of PDF, `/Type`, without its slash. */
export class Name {
  constructor(readonly text: string) {}
}

/** A string of PDF, as its bytes. */
export class Text {
  constructor(readonly bytes: Uint8Array) {}
}

/** A reference to an object. */
export class Ref {
  constructor(
    readonly number: number,
    readonly generation: number,
  ) {}
}

export type Dict = ReadonlyMap<string, Value>;

/** A dictionary with bytes, as they stand in the file. */
export class Stream {
  constructor(
    readonly dict: Dict,
    readonly raw: Uint8Array,
  ) {}
}

export type Value = null | boolean | number | Name | Text | Ref | Stream | Dict | readonly Value[];

export const isDict = (value: Value | undefined): value is Dict => value instanceof Map;
export const isArray = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);
/** The dictionary of a dictionary or a stream. */
export const dictOf = (value: Value | undefined): Dict | null =>
  value instanceof Stream ? value.dict : isDict(value) ? value : null;

/** The text of a string: UTF-16 with its mark, UTF-8 with its mark, else byte by byte. */
export function textOf({ bytes }: Text): string {
  const [first, second, third] = bytes;
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (first === 0xef && second === 0xbb && third === 0xbf) return new TextDecoder('utf-8').decode(bytes);
  return latin1(bytes);
}

export const latin1 = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

/** As two hexadecimal digits a byte. */
export const hexOf = (bytes: ArrayBuffer | Uint8Array): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
