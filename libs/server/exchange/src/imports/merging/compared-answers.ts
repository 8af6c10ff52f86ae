import { documentToPlainText } from '@certitude/collab';
import { type AccountId } from '@certitude/contracts';
import { type MergeField, type MergeStrategy, type MergeValues } from '@certitude/contracts/exchange';
import { type AssessmentDocument } from '@certitude/exchange';
import { type StandingAnswer } from '@certitude/server/answering';
import { type PlannedAnswer, placeKey } from '../mapping/import-plan';
import { differingFields, takenFields } from './merge-rules';

/** An answer of the source beside the one that stands. */
export interface ComparedAnswer {
  readonly planned: PlannedAnswer;
  readonly standing: StandingAnswer;
  readonly now: MergeValues;
  readonly imported: MergeValues;
  readonly importedAt: Date | null;
  /** Nothing where both say the same. */
  readonly differs: readonly MergeField[];
  readonly takes: readonly MergeField[];
}
export interface ComparedWith {
  readonly document: AssessmentDocument;
  readonly planned: readonly PlannedAnswer[];
  readonly standing: readonly StandingAnswer[];
  readonly strategy: MergeStrategy;
  /** Names of those who own answers. */
  readonly names: ReadonlyMap<AccountId, string>;
}

/** Everything that a source answers and the assessment has a place for, in the source's order. */
export function comparedAnswers({ document, planned, standing, strategy, names }: ComparedWith): ComparedAnswer[] {
  const places = new Map(standing.map((answer) => [placeKey(answer), answer]));
  const people = new Map(document.people?.map(({ id, name }) => [id, name]));
  const moments = momentsOf(document);
  return planned.flatMap((answer) => {
    const there = places.get(placeKey(answer));
    if (!there) return [];
    const now = valuesNow(there, names);
    const imported = valuesOf(answer, people);
    const importedAt = moments(placeKey(answer));
    const both = { now, imported, changedAt: there.changedAt, importedAt };
    const takes = takenFields(strategy, both);
    return [{ planned: answer, standing: there, now, imported, importedAt, differs: differingFields(both), takes }];
  });
}

function valuesNow(
  { values, document, namedOwner }: StandingAnswer,
  names: ReadonlyMap<AccountId, string>,
): MergeValues {
  const { level, applicability, flag, owner } = values;
  const rationale = document ? documentToPlainText(document) : '';
  return { level, applicability, flag, rationale, owner: (owner === null ? namedOwner : names.get(owner)) ?? '' };
}

function valuesOf(answer: PlannedAnswer, people: ReadonlyMap<string, string>): MergeValues {
  const { level, applicability, rationale, flag, person } = answer;
  return { level, applicability, rationale, flag, owner: (person === null ? null : people.get(person)) ?? '' };
}

/** When the source says that an answer was changed; else when it was changed or written as a whole. */
function momentsOf({ answers, origin }: AssessmentDocument): (place: string) => Date | null {
  const own = new Map(
    answers.map(({ updatedAt, requirement = null, ...place }) => [placeKey({ ...place, requirement }), updatedAt]),
  );
  return (place) => momentOf(own.get(place)) ?? writtenAt({ origin });
}

/** When the source was changed or written as a whole. */
export const writtenAt = ({ origin }: Pick<AssessmentDocument, 'origin'>): Date | null =>
  momentOf(origin.updatedAt ?? origin.exportedAt);

function momentOf(text: string | undefined): Date | null {
  const moment = new Date(text ?? NaN);
  return Number.isNaN(moment.getTime()) ? null : moment;
}
