import { AssessorKind } from '@certitude/contracts';
import {
  MERGE_STRATEGIES,
  type MergeFact,
  type MergeFactRow,
  type MergeField,
  type MergePreview,
  type MergeRow,
  type MergeStrategy,
  type MergeValues,
} from '@certitude/contracts/exchange';
import { ASSESSOR_NAMES, formatDateOnly } from '@certitude/web/ui';

interface StrategyWords {
  readonly name: string;
  readonly about: string;
}
export const STRATEGY_WORDS: Readonly<Record<MergeStrategy, StrategyWords>> = {
  'fill-gaps': { name: 'Fill gaps', about: 'What is answered here stays; only what is missing is taken.' },
  'newest-wins': {
    name: 'Newest wins',
    about: 'Of each answer the one that was changed last. Where the source says no time, what is here stays.',
  },
  'imported-wins': { name: 'Imported wins', about: 'Whatever the source says takes the place of what is here.' },
  'by-row': { name: 'Choose by row', about: 'Nothing is taken but what you choose below.' },
};
export const STRATEGIES = MERGE_STRATEGIES;

const FIELD_NAMES: Readonly<Record<MergeField, string>> = {
  applicability: 'Scope',
  level: 'Level',
  rationale: 'Rationale',
  flag: 'Flag',
  owner: 'Owner',
};
/** What is said of who assesses and when. */
const FACT_NAMES: Readonly<Record<MergeFact, string>> = {
  assessorKind: 'Kind of assessor',
  assessorName: 'Assessor',
  assessorCompany: 'Company of the assessor',
  assessorPosition: 'Position of the assessor',
  sampling: 'Sampling',
  startsOn: 'Work begins on',
  targetOn: 'Work is to end on',
  finishedOn: 'Work ended on',
  periodFrom: 'Period begins on',
  periodTo: 'Period ends on',
  targetLevel: 'Target level',
};

/** A fact of the assessment beside the source's, in words. */
export const linesOfFact = ({ fact, now, imported }: MergeFactRow) => ({
  name: FACT_NAMES[fact],
  now: now ? factText(fact, now) : 'Not specified',
  imported: factText(fact, imported),
});

const DAYS: readonly MergeFact[] = ['startsOn', 'targetOn', 'finishedOn', 'periodFrom', 'periodTo'];

function factText(fact: MergeFact, text: string): string {
  if (fact === 'assessorKind') return ASSESSOR_NAMES[AssessorKind.parse(text)];
  return DAYS.includes(fact) ? formatDateOnly(text) : text;
}

const SCOPES = {
  applicable: 'In scope',
  'partially-applicable': 'Partly in scope',
  'not-applicable': 'Out of scope',
} as const;

/** A field of an answer, in words. */
export interface FieldLine {
  readonly name: string;
  readonly text: string;
}

/** Those fields of an answer that differ. */
export const linesOfValues = (values: MergeValues, fields: readonly MergeField[]): FieldLine[] =>
  fields.map((field) => ({ name: FIELD_NAMES[field], text: textOf(values, field) }));

function textOf({ level, applicability, rationale, flag, owner }: MergeValues, field: MergeField): string {
  switch (field) {
    case 'level':
      return level === 0 ? 'Not assessed' : String(level);
    case 'applicability':
      return 'reason' in applicability
        ? `${SCOPES[applicability.applicability]}: ${applicability.reason}`
        : SCOPES.applicable;
    case 'rationale':
      return rationale || 'None';
    case 'flag':
      return flag ? 'Flagged' : 'Not flagged';
    case 'owner':
      return owner || 'Nobody';
  }
}

/** More fields do not fit in the line of a choice. */
const MOST_LISTED = 3;

export const OUTCOMES = ['strategy', 'now', 'imported'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What can become of a row: what the strategy says first, where that is neither of the other two. */
export function outcomesOf({
  takes,
  differs,
}: MergeRow): readonly { readonly outcome: Outcome; readonly text: string }[] {
  const isPart = takes.length > 0 && takes.length < differs.length;
  return [
    ...(isPart ? [{ outcome: 'strategy' as const, text: `Takes ${listed(takes)}` }] : []),
    { outcome: 'now', text: 'Stays unchanged' },
    { outcome: 'imported', text: differs.length > MOST_LISTED ? 'Takes all that differs' : `Takes ${listed(differs)}` },
  ];
}

/** What becomes of a row that nobody has decided about. */
export const strategyOutcome = ({ takes, differs }: MergeRow): Outcome =>
  takes.length === 0 ? 'now' : takes.length === differs.length ? 'imported' : 'strategy';

const listed = (fields: readonly MergeField[]): string =>
  new Intl.ListFormat('en-GB').format(fields.map((field) => FIELD_NAMES[field].toLowerCase()));

/** "2 of 5 differing answers will change; 3 answers are the same already. Added: 1 piece of evidence." */
export function mergeText({ rows, same, adds }: MergePreview, changing: number): string {
  const added = [
    counted(adds.evidence, 'piece of evidence', 'pieces of evidence'),
    counted(adds.plans, 'action plan', 'action plans'),
    counted(adds.targets, 'target', 'targets'),
    counted(adds.declared, 'declared level', 'declared levels'),
  ].flat();
  const more = added.length > 0 ? ` Added: ${new Intl.ListFormat('en-GB').format(added)}.` : '';
  const differing = `${rows.length} differing ${rows.length === 1 ? 'answer' : 'answers'}`;
  const equal = same === 1 ? '1 answer is' : `${same} answers are`;
  const moved = counted(adds.moved, 'target becomes another', 'targets become others').map((text) => ` ${text}.`);
  return `${changing} of ${differing} will change; ${equal} the same already.${more}${moved.join('')}`;
}

const counted = (count: number, one: string, several: string): string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : several}`];
