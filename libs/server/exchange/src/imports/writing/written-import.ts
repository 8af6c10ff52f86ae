import { type AccountId, type AssessmentId, type ResponseId } from '@certitude/contracts';
import { type PlannedPlace, placeKey } from '../mapping/import-plan';

/** An assessment that is being filled: its responses by place, and members by the source's ids of people. */
export interface WrittenImport {
  readonly assessmentId: AssessmentId;
  readonly responses: ReadonlyMap<string, ResponseId>;
  readonly people: ReadonlyMap<string, AccountId>;
  /** What the source's people are called, by the same ids. */
  readonly names: ReadonlyMap<string, string>;
}

/** The response at a planned place. @throws Error when the plan was made for another release */
export function responseAt({ responses }: WrittenImport, place: PlannedPlace): ResponseId {
  const id = responses.get(placeKey(place));
  if (!id) throw new Error(`The assessment has no response at ${placeKey(place)}.`);
  return id;
}
