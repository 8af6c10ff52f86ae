import { type PlanStatus, type Priority } from '@certitude/contracts';
import { type DemoRun } from './organization';
import { type DemoName } from './people';

export interface DemoTask {
  readonly title: string;
  readonly assignee?: DemoName;
  /** Days from today. */
  readonly dueIn?: number;
  readonly done?: true;
}

export interface DemoPlan {
  readonly run: DemoRun;
  /** Id of the requirement, or of the category in a self-assessment. */
  readonly answer: string;
  readonly title: string;
  readonly objectives: string;
  readonly targetLevel: number;
  readonly responsible?: DemoName;
  /** Days from today. */
  readonly dueIn?: number;
  readonly priority: Priority;
  /** Statuses it went through, the present one last; none: a draft. */
  readonly path: readonly PlanStatus[];
  readonly tasks: readonly DemoTask[];
}

/** Oldest first. */
export const DEMO_PLANS: readonly DemoPlan[] = [
  {
    run: 'enterprise',
    answer: 'cert-discovery',
    title: 'Connect the discovery scanner to the branch networks',
    objectives: 'No certificate in the company expires unseen, whoever issued it.',
    targetLevel: 3,
    responsible: 'jonas',
    dueIn: 24,
    priority: 'high',
    path: ['planned', 'in-progress'],
    tasks: [
      { title: 'Firewall change for 140 branches', assignee: 'tomas', dueIn: -3, done: true },
      { title: 'Scan three pilot branches and look at the results', assignee: 'jonas', dueIn: 4 },
      { title: 'Name an owner for every certificate found', assignee: 'amara', dueIn: 20 },
    ],
  },
  {
    run: 'enterprise',
    answer: 'crypto-agility',
    title: 'Ask the twenty most important applications how they would change an algorithm',
    objectives: 'We know for each of them what it takes, how long it takes and who decides.',
    targetLevel: 3,
    responsible: 'amara',
    dueIn: -5,
    priority: 'high',
    path: ['planned', 'in-progress'],
    tasks: [
      { title: 'Questionnaire', assignee: 'amara', dueIn: -25, done: true },
      { title: 'Interviews with application owners', assignee: 'amara', dueIn: -8 },
    ],
  },
  {
    run: 'enterprise',
    answer: 'regulatory-inventory',
    title: 'Mark PKI duties in the list of legal requirements',
    objectives:
      'Each duty that touches keys or certificates has an owner in Trust Services and a date of the last check.',
    targetLevel: 4,
    responsible: 'ingrid',
    dueIn: 60,
    priority: 'medium',
    path: ['planned', 'blocked'],
    tasks: [{ title: 'Agree with Legal on the format', assignee: 'ingrid', dueIn: 10 }],
  },
  {
    run: 'enterprise',
    answer: 'resource-availability',
    title: 'Two more people for trusted roles',
    objectives: 'Every trusted role has a deputy; holidays do not move a ceremony.',
    targetLevel: 3,
    responsible: 'ingrid',
    dueIn: 110,
    priority: 'medium',
    path: ['planned'],
    tasks: [
      { title: 'Background checks', assignee: 'tomas', dueIn: 40 },
      { title: 'Training on the HSM', dueIn: 80 },
    ],
  },
  {
    run: 'enterprise',
    answer: 'architecture',
    title: 'Bring the design document up to date',
    objectives: 'The drawing shows both data centres as they are.',
    targetLevel: 4,
    responsible: 'jonas',
    dueIn: -15,
    priority: 'low',
    path: ['planned', 'in-progress', 'done', 'verified'],
    tasks: [{ title: 'Redraw the revocation services', assignee: 'jonas', done: true }],
  },
  {
    run: 'enterprise',
    answer: 'cert-mgmt-review',
    title: 'Yearly review of certificate profiles and processes',
    objectives: 'A fixed date, a fixed agenda, and minutes with decisions.',
    targetLevel: 3,
    responsible: 'amara',
    dueIn: 2,
    priority: 'medium',
    path: ['in-progress', 'done'],
    tasks: [{ title: 'First review meeting', assignee: 'amara', dueIn: -1, done: true }],
  },
  {
    run: 'tls',
    answer: 'practice-statement',
    title: 'A chapter on automated issuance in the practice statement',
    objectives: 'What the platform does is written down where auditors look for it.',
    targetLevel: 3,
    responsible: 'amara',
    dueIn: 35,
    priority: 'high',
    path: ['planned'],
    tasks: [
      { title: 'Outline', assignee: 'amara', dueIn: 7 },
      { title: 'Review by the policy authority', assignee: 'ingrid', dueIn: 30 },
    ],
  },
  {
    run: 'tls',
    answer: 'exception-handling',
    title: 'Playbook for a stop of issuance',
    objectives: 'On-call knows when to stop issuance, who may decide it and how services live through it.',
    targetLevel: 3,
    priority: 'medium',
    path: [],
    tasks: [],
  },
  {
    run: 'tls',
    answer: 'business-continuity',
    title: 'Second region for the ACME server',
    objectives: 'Losing one region delays renewals by less than an hour.',
    targetLevel: 3,
    responsible: 'tomas',
    dueIn: 75,
    priority: 'low',
    path: ['planned', 'cancelled'],
    tasks: [],
  },
  {
    run: 'iot',
    answer: '2',
    title: 'A policy for device certificates',
    objectives: 'Ten pages that manufacturer, field service and auditors can work with.',
    targetLevel: 2,
    responsible: 'amara',
    dueIn: 1,
    priority: 'high',
    path: ['in-progress'],
    tasks: [
      { title: 'Draft', assignee: 'amara', dueIn: 0 },
      { title: 'Comments of the manufacturer', dueIn: 14 },
    ],
  },
];
