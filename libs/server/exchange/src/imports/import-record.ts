import { type KeptPiece, MOST_SHOWN } from '@certitude/contracts';
import { AssessmentDocument, type Unmapped } from '@certitude/exchange';
import { type ImportRow } from './import.repository';
import { type ReadScores } from './reading/reading-task';

/** Characters of a piece that are shown; the record that is downloaded has all. */
const MOST_CONTENT = 2_000;

/** The document of a record. It was written by the reader, and its schema is the reader's. */
export const documentOf = ({ document }: Pick<ImportRow, 'document'>): AssessmentDocument =>
  AssessmentDocument.parse(JSON.parse(document));

export const scoresOf = ({ scores }: Pick<ImportRow, 'scores'>): ReadScores => JSON.parse(scores) as ReadScores;

/** What has no place in the assessment, as it is shown. */
export const shownPieces = (kept: readonly Unmapped[]): KeptPiece[] =>
  kept.slice(0, MOST_SHOWN).map(({ reason, place, content }) => ({
    reason,
    place,
    content: (JSON.stringify(content, null, 1) ?? '').slice(0, MOST_CONTENT).toWellFormed(),
  }));
