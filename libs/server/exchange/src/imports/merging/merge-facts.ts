import { type AssessmentDetails, daysOutOfOrder } from '@certitude/contracts';
import { MERGE_FACTS, type MergeFact, type MergeImport, type MergeStrategy } from '@certitude/contracts/exchange';
import { type AssessmentDocument } from '@certitude/exchange';
import { type StandingFacts } from '@certitude/server/assessments';
import { factsOf, periodOf } from '../mapping/facts';
import { writtenAt } from './compared-answers';
import { isNewer } from './merge-rules';

type Facts = Pick<AssessmentDetails, MergeFact>;

/** Who assesses or when, in the assessment and in the source. */
export interface ComparedFact {
  readonly fact: MergeFact;
  readonly now: string | null;
  readonly imported: string | null;
  readonly changedAt: Date;
  readonly importedAt: Date | null;
  readonly takes: boolean;
}

/** Days that stand in an order: all of them are taken, or none. */
const ORDERED: readonly (readonly MergeFact[])[] = [
  ['periodFrom', 'periodTo'],
  ['startsOn', 'targetOn', 'finishedOn'],
];

/** What the source says otherwise, each with what the strategy does; what would not be in order stays. */
export function comparedFacts(
  document: AssessmentDocument,
  { values, changed, createdAt }: StandingFacts,
  strategy: MergeStrategy,
): ComparedFact[] {
  const source: Facts = { ...factsOf(document), ...periodOf(document) };
  const importedAt = writtenAt(document);
  const facts = MERGE_FACTS.flatMap((fact): ComparedFact[] => {
    const [now, imported] = [values[fact], source[fact]];
    if (!imported || imported === now) return [];
    const changedAt = new Date(changed[fact]?.at ?? createdAt);
    const compared = { fact, now, imported, changedAt, importedAt };
    return [{ ...compared, takes: takesFact(strategy, compared) }];
  });
  return withoutDisorder(facts, values);
}

/** Whether a strategy takes what the source says; choosing by row starts with nothing. */
export function takesFact(
  strategy: MergeStrategy,
  { now, ...moments }: Pick<ComparedFact, 'now' | 'changedAt' | 'importedAt'>,
): boolean {
  switch (strategy) {
    case 'by-row':
      return false;
    case 'imported-wins':
      return true;
    case 'newest-wins':
      return !now || isNewer(moments);
    case 'fill-gaps':
      return !now;
  }
}

/** The same, with what somebody decided one by one. */
export function decidedFacts(facts: readonly ComparedFact[], decided: MergeImport['facts']): ComparedFact[] {
  const chosen = new Map(decided.map(({ fact, take }) => [fact, take === 'imported']));
  return facts.map((one) => ({ ...one, takes: chosen.get(one.fact) ?? one.takes }));
}

/** What the assessment says once it is taken. */
export const factsAfter = (facts: readonly ComparedFact[]): Partial<Facts> =>
  Object.fromEntries(facts.filter(({ takes }) => takes).map(({ fact, imported }) => [fact, imported]));

function withoutDisorder(facts: readonly ComparedFact[], values: Facts): ComparedFact[] {
  const wrong: readonly string[] = daysOutOfOrder({ ...values, ...factsAfter(facts) });
  const staying = ORDERED.filter((days) => days.some((day) => wrong.includes(day))).flat();
  return facts.map((one) => ({ ...one, takes: one.takes && !staying.includes(one.fact) }));
}
