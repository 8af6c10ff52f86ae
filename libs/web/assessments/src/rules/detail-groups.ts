import {
  ASSESSOR_KINDS,
  isSameKindOfAnswers,
  METHODS,
  type AssessmentVersionView,
  type AssessmentView,
} from '@certitude/contracts';
import { type PropertyChoice } from '@certitude/web/parts';
import { ASSESSOR_NAMES, METHOD_NAMES, formatDateOnly } from '@certitude/web/ui';
import { detailText, type DetailField } from './details-model';

/** A detail as the column of properties shows it. */
export interface Detail {
  readonly field: DetailField;
  readonly label: string;
  readonly kind: 'line' | 'date' | 'choice';
  readonly choices: readonly PropertyChoice[];
  readonly help: string;
  readonly required: boolean;
  /** How it reads; empty where nothing is stated. */
  readonly shown: string;
}
export interface DetailGroup {
  readonly heading: string;
  readonly details: readonly Detail[];
}

/** What an assessment may be compared with, as far as it is known. */
export interface Baselines {
  readonly assessments: readonly AssessmentView[];
  readonly versions: readonly AssessmentVersionView[];
}

/** Everything that an assessment states of itself, in groups. */
export function detailGroups(view: AssessmentView, baselines: Baselines): DetailGroup[] {
  const line = (field: DetailField, label: string) => detail(view, { field, label, kind: 'line' });
  const date = (field: DetailField, label: string) => detail(view, { field, label, kind: 'date' });
  const choice = (field: DetailField, label: string, choices: readonly PropertyChoice[], help = '') =>
    detail(view, { field, label, kind: 'choice', choices, help });
  return [
    {
      heading: 'Assessment',
      details: [
        { ...line('name', 'Name'), required: true },
        choice(
          'method',
          'Method',
          methods(view),
          'A self-assessment rates categories, so it cannot become another kind.',
        ),
        choice('targetLevel', 'Target level', LEVELS),
      ],
    },
    {
      heading: 'Dates',
      details: [
        ...[date('periodFrom', 'Period from'), date('periodTo', 'Period to'), date('startsOn', 'Start')],
        ...[date('targetOn', 'Target date'), date('finishedOn', 'Finished')],
      ],
    },
    {
      heading: 'Assessor',
      details: [
        choice('assessorKind', 'From', ASSESSORS),
        ...[line('assessorName', 'Assessor’s name'), line('assessorCompany', 'Company')],
        line('assessorPosition', 'Position'),
      ],
    },
    {
      heading: 'Comparison',
      details: [
        choice('baseline', 'Baseline', baselineChoices(view, baselines), 'What it is compared with.'),
        ...(view.baseline === null ? [] : [choice('baselineVersion', 'As of', versionChoices(baselines))]),
      ],
    },
  ];
}

const NONE = { choices: [], help: '', required: false };
const LEVELS: readonly PropertyChoice[] = [
  { value: '', label: 'No target' },
  ...[1, 2, 3, 4, 5].map((level) => ({ value: String(level), label: `Level ${level}` })),
];
const ASSESSORS: readonly PropertyChoice[] = [
  { value: '', label: 'Not specified' },
  ...ASSESSOR_KINDS.map((value) => ({ value, label: ASSESSOR_NAMES[value] })),
];

function detail(
  view: AssessmentView,
  stated: Pick<Detail, 'field' | 'label' | 'kind'> & Partial<Pick<Detail, 'choices' | 'help'>>,
): Detail {
  const text = detailText(view, stated.field);
  const chosen = stated.choices?.find(({ value }) => value === text)?.label;
  const date = stated.kind === 'date' && text !== '' ? formatDateOnly(text) : undefined;
  return { ...NONE, ...stated, shown: chosen ?? date ?? text };
}

/** Answers of one kind mean nothing in another method. */
const methods = ({ method }: AssessmentView): PropertyChoice[] =>
  METHODS.filter((each) => isSameKindOfAnswers(each, method)).map((value) => ({ value, label: METHOD_NAMES[value] }));

function baselineChoices(view: AssessmentView, { assessments }: Baselines): PropertyChoice[] {
  const others = assessments.filter(({ id }) => id !== view.id).map(({ id, name }) => ({ value: id, label: name }));
  return [{ value: '', label: 'No baseline' }, ...others];
}

const versionChoices = ({ versions }: Baselines): PropertyChoice[] => [
  { value: '', label: 'As it is now' },
  ...versions.map(({ id, revision, finalizedAt }) => ({
    value: id,
    label: `Revision ${revision}, ${formatDateOnly(finalizedAt.slice(0, 10))}`,
  })),
];
