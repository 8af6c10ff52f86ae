import { type AssessmentRecord, type RecordPlan } from '../../document/assessment-record';
import { type RecordWithRelease, itemNames } from '../../tables/items';
import {
  assessmentMetadata,
  component,
  endOf,
  filled,
  partyOf,
  props,
  prose,
  startOf,
  textOf,
  title,
  uuidOf,
} from './parts';

/** What is planned to raise levels: OSCAL's plan of action and milestones. */
export function writePoam({ record, release }: RecordWithRelease): string {
  const { assessment, pki, plans } = record;
  const names = itemNames(release);
  const nameOf = (key: string): string => names.get(key)?.requirement || names.get(key)?.category || key;
  return textOf({
    'plan-of-action-and-milestones': {
      uuid: uuidOf('poam', assessment.id),
      metadata: assessmentMetadata(record, 'Plan of action and milestones'),
      'system-id': { 'identifier-type': 'http://ietf.org/rfc/rfc4122', id: pki.id },
      'local-definitions': { components: [component(record)] },
      risks: filled(plans.map((plan) => risk(record, plan, nameOf(plan.key)))),
      'poam-items': filled(plans.map(item)) ?? [nothingPlanned(record)],
    },
  });
}

const riskOf = ({ id }: RecordPlan): string => uuidOf('risk', id);

const item = (plan: RecordPlan) => ({
  uuid: uuidOf('poam-item', plan.id),
  title: title(plan.title, plan.key),
  description: prose(plan.objectives, title(plan.title, plan.key)),
  props: props({ status: plan.status, priority: plan.priority, control: plan.key }),
  'related-risks': [{ 'risk-uuid': riskOf(plan) }],
});

/** OSCAL wants at least one item: the only true one is that there is none. */
const nothingPlanned = ({ assessment }: AssessmentRecord) => ({
  uuid: uuidOf('nothing-planned', assessment.id),
  title: 'No action plan',
  description: 'Nothing is planned for this assessment yet.',
});

function risk(record: AssessmentRecord, plan: RecordPlan, name: string) {
  const { key, currentLevel, targetLevel, dueOn } = plan;
  return {
    uuid: riskOf(plan),
    title: title(name, key),
    description: `${title(name, key)} is at level ${currentLevel}.`,
    statement: `The level is to rise from ${currentLevel} to ${targetLevel}.`,
    props: props({ control: key, level: currentLevel, 'target-level': targetLevel }),
    status: RISK_STATES[plan.status] ?? 'open',
    deadline: dueOn === null ? undefined : endOf(dueOn),
    remediations: [remediation(record, plan)],
  };
}

/** What OSCAL calls the states of a plan; whatever is not worked on is open. */
const RISK_STATES: Readonly<Record<string, string>> = {
  'in-progress': 'remediating',
  blocked: 'remediating',
  done: 'closed',
  verified: 'closed',
};

function remediation(record: AssessmentRecord, plan: RecordPlan) {
  const name = title(plan.title, plan.key);
  const tasks = plan.tasks.map((task) => ({
    uuid: uuidOf('task', task.id),
    type: 'action',
    title: title(task.title, 'Task'),
    props: props({ done: task.done }),
    timing: task.dueOn === null ? undefined : { 'on-date': { date: endOf(task.dueOn) } },
    'responsible-roles': responsible(record, task.assignee),
  }));
  const { startsOn, dueOn, resources, responsibility } = plan;
  // Only tasks have a time from and until: the whole work of the plan is one.
  const work =
    startsOn !== null && dueOn !== null && startsOn <= dueOn ? [wholeWork(plan, startOf(startsOn), endOf(dueOn))] : [];
  return {
    uuid: uuidOf('remediation', plan.id),
    lifecycle: RISK_STATES[plan.status] === 'closed' ? 'completed' : 'planned',
    title: name,
    description: prose(plan.objectives, name),
    props: props({
      responsible: record.people.find(({ id }) => id === plan.responsible)?.name ?? plan.namedResponsible,
      responsibility,
      'starts-on': startsOn,
    }),
    'required-assets': filled(resources.trim() === '' ? [] : [assets(plan)]),
    tasks: filled([...work, ...tasks]),
    remarks: remarks(plan),
  };
}

const wholeWork = (plan: RecordPlan, start: string, end: string) => ({
  uuid: uuidOf('work', plan.id),
  type: 'action',
  title: title(plan.title, plan.key),
  timing: { 'within-date-range': { start, end } },
});

const assets = ({ id, resources }: RecordPlan) => ({
  uuid: uuidOf('assets', id),
  description: prose(resources, '-'),
});

/** What OSCAL has no place for. */
function remarks({ dependencies, outputs, comments }: RecordPlan): string | undefined {
  const said = Object.entries({ Dependencies: dependencies, Outputs: outputs, Comments: comments });
  return filled(said.flatMap(([name, text]) => (text.trim() === '' ? [] : [`${name}: ${prose(text, '')}`])))?.join(
    '\n\n',
  );
}

const responsible = ({ people }: AssessmentRecord, id: string | null) =>
  people.some((person) => person.id === id) && id !== null
    ? [{ 'role-id': 'responsible', 'party-uuids': [partyOf(id)] }]
    : undefined;
