import { type ScoringMethod } from '../answers';
import { type ScoringOptions, type ScoringPolicy, type UnassessedTreatment, unassessedTreatment } from './options';
import { type TermReason } from './score';

/** How a policy scores, in words: the one place that says so. */
export interface PolicyTexts {
  /** Stands beside every score. */
  readonly name: string;
  /** Where the policy comes from. */
  readonly about: string;
  /** What becomes of something that is in scope and not assessed. */
  readonly unassessed: string;
  /** The same beside the choice "not assessed" of one answer. */
  readonly noJudgement: string;
  /** The same in the calculation of the numbers above a requirement. */
  readonly unassessedCategory: string;
  readonly notApplicable: string;
  readonly level: string;
}

const NAMES: Readonly<Record<ScoringPolicy, string>> = { pkimm: 'PKIMM scoring', workbook: 'Workbook scoring' };

const ABOUT: Readonly<Record<ScoringPolicy, Readonly<Record<ScoringMethod, string>>>> = {
  pkimm: {
    formal: 'Scores as the maturity model publishes its method.',
    self: 'Scores as the maturity model publishes its method.',
  },
  workbook: {
    formal: 'Scores as the official Excel workbook for full assessments does.',
    self: 'Scores as the official Excel workbook for self-assessments does, which is the published method.',
  },
};

const RATED: Readonly<Record<ScoringMethod, string>> = { formal: 'requirement', self: 'category' };

const UNASSESSED: Readonly<Record<UnassessedTreatment, (rated: string) => string>> = {
  zero: (rated) => `A ${rated} that is not assessed counts as level 0 with its full weight.`,
  'left-out': (rated) => `A ${rated} that is not assessed is left out of the average until it is.`,
};

const NO_JUDGEMENT: Readonly<Record<UnassessedTreatment, string>> = {
  zero: 'No judgement yet. Until there is one, this counts as level 0 with its full weight.',
  'left-out': 'No judgement yet. Until there is one, this is left out of the score.',
};

const UNASSESSED_CATEGORY: Readonly<Record<UnassessedTreatment, string>> = {
  zero: 'A category with nothing assessed counts as 0 with its full weight.',
  'left-out': 'A category with nothing assessed is left out of its module and of the overall score.',
};

/** What a policy is called, wherever a score stands. */
export const policyName = (policy: ScoringPolicy): string => NAMES[policy];

/** What the policy of an assessment does, for people who read its scores. */
export function policyTexts(options: ScoringOptions): PolicyTexts {
  const treatment = unassessedTreatment(options);
  return {
    name: policyName(options.policy),
    about: ABOUT[options.policy][options.method],
    unassessed: UNASSESSED[treatment](RATED[options.method]),
    noJudgement: NO_JUDGEMENT[treatment],
    unassessedCategory: UNASSESSED_CATEGORY[treatment],
    notApplicable: 'What is not applicable is left out, with its weight.',
    level: 'The level is the whole number at or below the exact score; nothing is rounded up.',
  };
}

const REASONS: Readonly<Record<TermReason, string>> = {
  counted: 'Counts',
  'counted-as-zero': 'Not assessed, counts as 0',
  'not-assessed': 'Not assessed, left out',
  'not-applicable': 'Not applicable, left out',
  'category-not-applicable': 'Its category is not applicable, left out',
  'module-not-applicable': 'Its module is not applicable, left out',
  'nothing-in-scope': 'Nothing in it is in scope, left out',
};

/** Why a line of a calculation counts or not, in words. */
export const reasonText = (reason: TermReason): string => REASONS[reason];
