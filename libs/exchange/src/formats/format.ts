import { type ModelRelease } from '@certitude/maturity';
import { type AssessmentDocument, type WrittenDocument } from '../document/assessment-document';
import { type YamlText } from '../input/yaml';
import { type Workbook } from '../xlsx/workbook';

/** What was brought, opened as far as every format needs it. */
export type Content =
  | { readonly type: 'workbook'; readonly workbook: Workbook }
  /** Lines with separators, as they stand. */
  | { readonly type: 'list'; readonly text: string }
  | { readonly type: 'link'; readonly fields: ReadonlyMap<string, string> }
  | ({ readonly type: 'text' } & YamlText);

export interface ReadOptions {
  /** The releases that keys are looked up in. */
  readonly releases: readonly ModelRelease[];
  /** Answers to the questions that a source leaves open. */
  readonly keySet?: 'model' | 'pkic.org' | undefined;
  readonly levelOne?: 'rated' | 'not-assessed' | undefined;
  readonly method?: 'self' | 'full' | undefined;
}

export interface WriteOptions {
  readonly release: ModelRelease;
  /** The moment of writing, ISO 8601. */
  readonly exportedAt: string;
  /** A new id for an assessment that has none in the format. */
  readonly newId: string;
}

/** One format. The next one is a folder beside the others and a line in the list of formats. */
export interface Format {
  /** What it is called in a sentence: "an export of the official browser tool 2.x". */
  readonly title: string;
  /** By content, never by name. Throws ExchangeError for content that is recognised and can't be accepted. */
  readonly recognise: (content: Content) => boolean;
  readonly read: (content: Content, options: ReadOptions) => AssessmentDocument;
  readonly write?: (document: WrittenDocument, options: WriteOptions) => string;
}
