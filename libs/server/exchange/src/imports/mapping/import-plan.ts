import { type Applicability, type EvidenceContent, type Level, type Priority } from '@certitude/contracts';
import { type ImportCounts } from '@certitude/contracts/exchange';
import { type Unmapped } from '@certitude/exchange';

/** What is answered; `requirement` is null where the category is rated. */
export interface PlannedPlace {
  readonly module: string;
  readonly category: string;
  readonly requirement: string | null;
}
export interface PlannedAnswer extends PlannedPlace {
  readonly level: Level;
  readonly applicability: Applicability;
  readonly rationale: string;
  readonly flag: boolean;
  /** Of the source's people. */
  readonly person: string | null;
}
export interface PlannedEvidence {
  readonly title: string;
  readonly content: EvidenceContent;
  readonly effectiveOn: string | null;
  readonly validUntil: string | null;
  readonly places: readonly PlannedPlace[];
}
export interface PlannedPlan extends PlannedPlace {
  readonly title: string;
  readonly objectives: string;
  readonly targetLevel: number;
  readonly person: string | null;
  /** Who has to do it, in words. */
  readonly responsibility: string;
  readonly startsOn: string | null;
  readonly dueOn: string | null;
  readonly priority: Priority;
  readonly dependencies: string;
  readonly resources: string;
  readonly outputs: string;
  readonly comments: string;
  readonly tasks: readonly { readonly title: string; readonly done: boolean }[];
}
export interface PlannedLevel {
  readonly module: string;
  readonly category: string;
  readonly level: Exclude<Level, 0>;
}

/** A level to reach; without a requirement of a category, without a category of a module. */
export interface PlannedTarget {
  readonly module: string;
  readonly category: string | null;
  readonly requirement: string | null;
  readonly level: Exclude<Level, 0>;
}

/** What an imported document becomes, and what has no place here. */
export interface ImportPlan {
  readonly answers: readonly PlannedAnswer[];
  readonly evidence: readonly PlannedEvidence[];
  readonly plans: readonly PlannedPlan[];
  readonly targets: readonly PlannedTarget[];
  /** The level that the whole is to reach. */
  readonly targetLevel: Exclude<Level, 0> | null;
  readonly declared: readonly PlannedLevel[];
  readonly kept: readonly Unmapped[];
}

/** One text per place, to find things by. */
export const placeKey = ({ module, category, requirement }: PlannedPlace): string =>
  JSON.stringify([module, category, requirement]);

/** A plan in numbers. */
export function countsOf(plan: ImportPlan, warnings: number): ImportCounts {
  const { answers, evidence, plans, targets, targetLevel, declared, kept } = plan;
  const count = (is: (answer: PlannedAnswer) => boolean): number => answers.filter(is).length;
  return {
    rated: count((answer) => answer.level > 0 && !isOutOfScope(answer)),
    ratedOutOfScope: count((answer) => answer.level > 0 && isOutOfScope(answer)),
    outOfScope: count(isOutOfScope),
    notes: count(({ rationale }) => rationale !== ''),
    flags: count(({ flag }) => flag),
    evidence: evidence.length,
    plans: plans.length,
    targets: targets.length + (targetLevel === null ? 0 : 1),
    declared: declared.length,
    named: count(({ person }) => person !== null),
    kept: kept.length,
    warnings,
  };
}

const isOutOfScope = ({ applicability }: PlannedAnswer): boolean => applicability.applicability === 'not-applicable';
