import { plansApi, type AccountId, type PlanView, type Role } from '@certitude/contracts';
import { ada, fakeId, type openScreen, otto, petra } from '@certitude/web/testing';
import { assessmentId, responseId } from '../../../testing/ids';
import { openPanel, panelServer, streamOf } from '../../../testing/open-panel';
import { PlanPanel } from './plan-panel';

const plan: PlanView = {
  id: fakeId(5),
  assessmentId: assessmentId(1),
  assessmentName: 'Yearly',
  responseId: responseId(1),
  requirement: 'About requirement-1',
  title: 'Rehearse',
  objectives: '',
  currentLevel: 3,
  targetLevel: 4,
  responsible: petra,
  dueOn: null,
  overdue: false,
  priority: 'medium',
  status: 'planned',
  tookPart: [petra],
  tasks: [{ id: fakeId(6), title: 'Book the room', assignee: null, dueOn: null, done: true, version: 1 }],
  createdBy: petra,
  createdAt: '2030-05-01T12:00:00.000Z',
  version: 1,
};
const ROLES = { [petra]: 'assessor', [ada]: 'contributor', [otto]: 'viewer' } as const;
const given = (me: AccountId, server = panelServer()): ReturnType<typeof openScreen> => {
  const role: Role = ROLES[me] ?? 'viewer';
  return openPanel(PlanPanel, { me, role, server, stream: streamOf(ROLES) });
};

describe('the plans of an answer', () => {
  it('say where each stands, and lead to it', async () => {
    const { screen } = await given(petra, panelServer().answer(plansApi.list, { items: [plan], next: null }));
    await screen.sees('Rehearse');
    expect(screen.text()).toMatch(/Planned.*1 of 1 tasks done/);
    expect(screen.leadsTo('Rehearse')).toContain(`/plans/${plan.id}`);
  });

  it('are made for the next level, with a suggested title', async () => {
    const { screen, server } = await given(petra, panelServer().answer(plansApi.create, plan));
    await screen.sees('No plan yet.');
    await screen.press('Plan an improvement');
    await screen.choose('Target level', '5 Optimized');
    await screen.choose('Responsible', 'Ada');
    await screen.send('Create plan');
    expect(server.bodies(plansApi.create)).toEqual([
      {
        id: expect.any(String),
        assessmentId: assessmentId(1),
        responseId: responseId(1),
        title: 'Raise “About requirement-1” to level 5',
        objectives: '',
        targetLevel: 5,
        responsible: ada,
        dueOn: null,
        priority: 'medium',
      },
    ]);
    expect(screen.text()).toContain('Rehearse');
    expect(screen.find('Create plan')).toBeNull();
  });

  it('keep the form when the server refuses, and can be sent again as they are', async () => {
    const { screen, server } = await given(petra, panelServer().refuse(plansApi.create, 'Not now.'));
    await screen.sees('No plan yet.');
    await screen.press('Plan an improvement');
    await screen.type('Objectives', 'Twice a year');
    await screen.send('Create plan');
    expect(screen.text()).toContain('Not now.');
    await screen.send('Create plan');
    expect(server.bodies(plansApi.create)).toHaveLength(2);
    expect(screen.field('Objectives').value).toBe('Twice a year');
  });

  it('are made by nobody who only looks', async () => {
    const { screen } = await given(otto);
    await screen.sees('No plan yet.');
    expect(screen.find('Plan an improvement')).toBeNull();
  });

  it('say what failed', async () => {
    await (await given(petra, panelServer().refuse(plansApi.list, 'Not now.'))).screen.sees('Not now.');
  });
});
