import { type PlanTaskView, type PlanView } from '@certitude/contracts';
import { fakeId } from './ids';
import { petra } from './people';

export const taskView = (more: Partial<PlanTaskView> = {}): PlanTaskView => ({
  id: fakeId(6),
  title: 'Book the room',
  assignee: null,
  dueOn: null,
  done: false,
  version: 1,
  ...more,
});

/** Petra's plan, which is under way unless told. */
export const planView = (more: Partial<PlanView> = {}): PlanView => ({
  id: fakeId(5),
  assessmentId: fakeId(3),
  assessmentName: 'Yearly',
  pkiName: 'Issuing CA',
  responseId: fakeId(2),
  category: null,
  requirement: 'Key ceremonies',
  title: 'Rehearse the ceremony',
  objectives: '',
  currentLevel: 2,
  targetLevel: 4,
  responsible: petra,
  responsibleName: '',
  dueOn: null,
  overdue: false,
  priority: 'medium',
  responsibility: '',
  startsOn: null,
  resources: '',
  dependencies: '',
  outputs: '',
  comments: '',
  status: 'in-progress',
  tookPart: [petra],
  tasks: [],
  createdBy: petra,
  createdAt: '2030-05-01T12:00:00.000Z',
  archivedAt: null,
  version: 3,
  ...more,
});
