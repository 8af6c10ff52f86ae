import { type WrittenDocument } from './document/assessment-document';
import { ExchangeError } from './exchange-error';
import { browser2x } from './formats/browser-2x';
import { type Format, type WriteOptions } from './formats/format';
import { scopeTemplate } from './formats/scope-template';
import { shareLink } from './formats/share-link';

const WRITERS = { yaml: browser2x, link: shareLink, 'scope-template': scopeTemplate } as const satisfies Record<
  string,
  Format
>;
export type WrittenKind = keyof typeof WRITERS;

/** Writes a document in a format of the official tool. @throws ExchangeError for another release than the document's */
export function writeAssessment(document: WrittenDocument, kind: WrittenKind, options: WriteOptions): string {
  if (document.release !== null && document.release !== options.release.version) {
    throw new ExchangeError('unknown-release', `The assessment is of release ${document.release} of the model.`);
  }
  const { write }: Format = WRITERS[kind];
  if (!write) throw new TypeError(`Nothing writes ${kind}.`);
  return write(document, options);
}
