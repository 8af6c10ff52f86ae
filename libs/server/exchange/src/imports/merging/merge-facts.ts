import { type AssessmentDetails, daysOutOfOrder } from '@certitude/contracts';
import { MERGE_FACTS, type MergeFact, type MergeImport, type MergeStrategy } from '@certitude/contracts/exchange';
import { type AssessmentDocument } from '@certitude/exchange';
import { type StandingFacts } from '@certitude/server/assessments';
import { factsOf, periodOf } from '../mapping/facts';
import { planTargets } from '../mapping/plan-targets';
import { writtenAt } from './compared-answers';
import { isNewer } from './merge-rules';
import { type MergedFact } from './recorded-merge';

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

const inText = (value: Facts[MergeFact] | undefined): string | null =>
  typeof value === 'number' ? String(value) : (value ?? null);

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
  const { targetLevel } = planTargets(document);
  const source: Facts = { ...factsOf(document), ...periodOf(document), targetLevel };
  const importedAt = writtenAt(document);
  const facts = MERGE_FACTS.flatMap((fact): ComparedFact[] => {
    const [now, imported] = [inText(values[fact]), inText(source[fact])];
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
  fromTexts(facts.filter(({ takes }) => takes).map(({ fact, imported }) => [fact, imported]));

/** What undoing a merge puts back, and how many facts stay. */
export interface FactsBack {
  readonly changes: Partial<Facts>;
  /** Somebody has changed them since. */
  readonly changed: number;
  /** Put back, a day would come before the one that it follows. */
  readonly outOfOrder: number;
}

export function factsBack(merged: readonly MergedFact[], { values, changed }: StandingFacts): FactsBack {
  const untouched = merged.filter(({ fact, version }) => changed[fact]?.version === version);
  const wanted = fromTexts(untouched.map(({ fact, before }) => [fact, before]));
  const staying = disorderly({ ...values, ...wanted });
  const changes = fromTexts(untouched.flatMap(({ fact, before }) => (staying.includes(fact) ? [] : [[fact, before]])));
  const back = Object.keys(changes).length;
  return { changes, changed: merged.length - untouched.length, outOfOrder: untouched.length - back };
}

const fromTexts = (facts: readonly (readonly [MergeFact, string | null])[]): Partial<Facts> =>
  Object.fromEntries(
    facts.map(([fact, text]) => [fact, fact === 'targetLevel' ? (text === null ? null : Number(text)) : text]),
  );

function withoutDisorder(facts: readonly ComparedFact[], values: Facts): ComparedFact[] {
  const staying = disorderly({ ...values, ...factsAfter(facts) });
  return facts.map((one) => ({ ...one, takes: one.takes && !staying.includes(one.fact) }));
}

/** All of those days of which one comes before the one that it follows. */
function disorderly(facts: Facts): readonly MergeFact[] {
  const wrong: readonly string[] = daysOutOfOrder(facts);
  return ORDERED.filter((days) => days.some((day) => wrong.includes(day))).flat();
}
