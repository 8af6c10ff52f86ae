import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { ExchangeError } from '../exchange-error';
import { decodeUtf8 } from '../input/bytes';
import { LIMITS } from '../limits';

/** What a reader of one part of a workbook wants to hear; names come without their prefix. */
export interface XmlListener {
  open?(name: string, attribute: (name: string) => string | undefined): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Reads one part as a stream. @throws ExchangeError for what is damaged, nested too deeply or declares a document type */
export function readXml(bytes: Uint8Array, part: string, listener: XmlListener): void {
  const text = decodeUtf8(bytes);
  if (text === null) throw new ExchangeError('not-utf-8', `"${part}" of the workbook is not valid UTF-8.`);
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('doctype', () => {
    throw new ExchangeError(
      'document-type',
      `"${part}" of the workbook declares a document type, which is not accepted.`,
    );
  });
  parser.on('error', () => {
    throw new ExchangeError('damaged', `"${part}" of the workbook is damaged or cut off.`);
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > LIMITS.depth * 2)
      throw new ExchangeError('too-deep', `"${part}" of the workbook is nested too deeply.`);
    listener.open?.(plainName(tag.name), (name) => attributeOf(tag, name));
  });
  parser.on('text', (content) => listener.text?.(content));
  parser.on('cdata', (content) => listener.text?.(content));
  parser.on('closetag', (tag) => {
    depth -= 1;
    listener.close?.(plainName(tag.name));
  });
  parser.write(text).close();
}

function attributeOf(tag: SaxesTagPlain, name: string): string | undefined {
  const key = Object.keys(tag.attributes).find((attribute) => plainName(attribute) === name);
  return key === undefined ? undefined : tag.attributes[key];
}

const plainName = (name: string): string => name.slice(name.indexOf(':') + 1);
