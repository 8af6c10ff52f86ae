import { type ImportKind } from '@certitude/contracts/exchange';

const KINDS: Readonly<Record<ImportKind, string>> = {
  'browser-2x': 'an export of the official browser tool',
  'browser-1x': 'an export of the official browser tool 1.x',
  'share-link-2x': 'a share link of the official browser tool',
  'share-link-interim': 'a share link of the official browser tool',
  'share-link-1x': 'a share link of the official browser tool 1.x',
  'scope-template': 'a scope template',
  'workbook-full': 'the official workbook',
  'workbook-self': 'the official self-assessment workbook',
  'certitude-json': 'the JSON of an assessment',
  'answers-csv': 'a list of answers (CSV)',
  'answers-xlsx': 'a list of answers (XLSX)',
  'evidence-csv': 'a list of evidence (CSV)',
  'plans-csv': 'a list of action plans (CSV)',
  'members-csv': 'a list of people (CSV)',
};

/** Where an import came from, for the history: "an export of the official browser tool (tls.yaml)". */
export const sourceInWords = (source: { readonly kind: ImportKind; readonly sourceName: string }): string =>
  source.sourceName === '' ? KINDS[source.kind] : `${KINDS[source.kind]} (${source.sourceName})`;
