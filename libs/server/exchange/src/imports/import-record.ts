import { type KeptPiece, MOST_SHOWN } from '@certitude/contracts/exchange';
import { AssessmentDocument, type Choice, itemNames, type Unmapped } from '@certitude/exchange';
import { type ModelRelease } from '@certitude/maturity';
import { type ImportRow } from './import.repository';
import { type ReadScores } from './reading/reading-task';

/** Characters of a piece that are shown; the record that is downloaded has all. */
const MOST_CONTENT = 2_000;

/** The document of a record. It was written by the reader, and its schema is the reader's. */
export const documentOf = ({ document }: Pick<ImportRow, 'document'>): AssessmentDocument =>
  AssessmentDocument.parse(JSON.parse(document));

export const scoresOf = ({ scores }: Pick<ImportRow, 'scores'>): ReadScores => JSON.parse(scores) as ReadScores;

/** What has no place in the assessment, as it is shown: at what its keys are called. */
export const shownPieces = (kept: readonly Unmapped[], nameOf: NameOf): KeptPiece[] =>
  kept.slice(0, MOST_SHOWN).map(({ reason, place, content }) => ({
    reason,
    place: place.key === undefined ? place : { ...place, key: nameOf(place.key) },
    content: (JSON.stringify(content, null, 1) ?? '').slice(0, MOST_CONTENT).toWellFormed(),
  }));

type NameOf = (key: string) => string;

/** What a key of the release names, in words; a key of something else stays. */
export function namesIn(model: ModelRelease): NameOf {
  const names = itemNames(model);
  return (key) => {
    const item = names.get(key);
    return item?.requirement || item?.category || key;
  };
}

/** An open question by the names of what it is about. Which numbering a source has is asked by its keys. */
export const shownChoice = (choice: Choice, nameOf: NameOf): Choice =>
  choice.about === 'key-set' ? choice : { ...choice, concerns: choice.concerns.map(nameOf) };
