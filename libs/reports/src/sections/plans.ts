import { type FrozenPlan } from '@certitude/contracts/freezing';
import { type Block, facts, heading, paragraph, paragraphs, type Table } from '../content/blocks';
import { dateInWords } from '../words';
import { type Input } from './section';

const STATUS: Readonly<Record<FrozenPlan['status'], string>> = {
  draft: 'Draft',
  planned: 'Planned',
  'in-progress': 'In progress',
  blocked: 'Blocked',
  done: 'Done',
  verified: 'Verified',
  cancelled: 'Cancelled',
};
const OVER: readonly FrozenPlan['status'][] = ['done', 'verified', 'cancelled'];

/** What is planned, how far it is, and everything that a plan says. */
export function plans({ source, assessed }: Input): readonly Block[] {
  const { items } = source.content.plans;
  if (!items || items.length === 0) return [heading(2, 'Action plans'), paragraph('There are no action plans.')];
  const late = items.filter(({ status, dueOn }) => dueOn !== null && dueOn < source.today && !OVER.includes(status));
  return [
    heading(2, 'Action plans'),
    facts([
      ['Plans', String(items.length)],
      ...Object.entries(STATUS).map(
        ([status, name]) => [name, String(items.filter((plan) => plan.status === status).length)] as const,
      ),
      ['Overdue', String(late.length)],
    ]),
    overview(items, assessed),
    ...items.flatMap((plan) => ofPlan(plan, assessed)),
  ];
}

const responsibleFor = (
  { responsible, responsibleName, responsibility }: FrozenPlan,
  { nameOf }: Input['assessed'],
): string => nameOf(responsible) || responsibleName || responsibility || 'Nobody';

const tasksOf = ({ tasks }: FrozenPlan): string => `${tasks.filter(({ done }) => done).length} of ${tasks.length}`;

const overview = (items: readonly FrozenPlan[], assessed: Input['assessed']): Table => ({
  kind: 'table',
  caption: 'All action plans',
  columns: [
    { title: 'Plan', width: 36 },
    { title: 'Status', width: 14 },
    { title: 'Responsible', width: 20 },
    { title: 'Due', width: 18 },
    { title: 'Tasks done', width: 12, align: 'end' },
  ],
  rows: items.map((plan) => [
    plan.title,
    STATUS[plan.status],
    responsibleFor(plan, assessed),
    dateInWords(plan.dueOn) || 'No date',
    tasksOf(plan),
  ]),
});

function ofPlan(plan: FrozenPlan, assessed: Input['assessed']): readonly Block[] {
  const texts = [
    ['Objectives', plan.objectives],
    ['Resources', plan.resources],
    ['Dependencies', plan.dependencies],
    ['Outputs', plan.outputs],
    ['Comments', plan.comments],
  ] as const;
  const said = [
    ...texts.flatMap(([title, words]) => (words?.trim() ? [heading(4, title), ...paragraphs(words)] : [])),
    ...(plan.tasks.length > 0 ? [tasks(plan, assessed)] : []),
  ];
  return [
    {
      kind: 'together',
      ...(said.length > 0 && { isContinued: true }),
      blocks: [
        heading(3, plan.title),
        facts([
          ['Status', STATUS[plan.status]],
          ['Target level', String(plan.targetLevel)],
          ['Responsible', responsibleFor(plan, assessed)],
          ['Start', dateInWords(plan.startsOn)],
          ['Due', dateInWords(plan.dueOn)],
          ['Priority', `${plan.priority.charAt(0).toUpperCase()}${plan.priority.slice(1)}`],
        ]),
      ],
    },
    ...said,
  ];
}

const tasks = (plan: FrozenPlan, { nameOf }: Input['assessed']): Table => ({
  kind: 'table',
  caption: `Tasks of “${plan.title}”`,
  columns: [
    { title: 'Task', width: 50 },
    { title: 'For', width: 20 },
    { title: 'Due', width: 18 },
    { title: 'State', width: 12 },
  ],
  rows: plan.tasks.map(({ title, assignee, dueOn, done }) => [
    title,
    nameOf(assignee) || 'Nobody',
    dateInWords(dueOn) || 'No date',
    done ? 'Done' : 'Open',
  ]),
});
