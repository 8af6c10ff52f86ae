import { evidenceApi, plansApi, type AccountId, type Role } from '@certitude/contracts';
import { ada, assessmentId, evidenceView, otto, petra, planView, responseId } from '@certitude/web/testing';
import { openPanel, panelServer, streamOf } from '../../testing/open-panel';
import { ContextPane } from './context-pane';

const ROLES: Readonly<Record<AccountId, Role>> = { [petra]: 'assessor', [ada]: 'contributor', [otto]: 'viewer' };
const given = (me: AccountId, server = panelServer()) =>
  openPanel(ContextPane, { me, role: ROLES[me] ?? 'viewer', server, stream: streamOf(ROLES) });
const here = { assessmentId: assessmentId(1), responseId: responseId(1) };

describe('what stands around an answer', () => {
  it('is its evidence, which is added to it', async () => {
    const server = panelServer().answer(evidenceApi.create, evidenceView({ state: 'draft' }));
    const { screen } = await given(petra, server);
    await screen.sees('No evidence yet.');
    expect(server.requests(evidenceApi.list)[0]?.query).toMatchObject({ responseId: responseId(1) });
    await screen.press('Add evidence');
    await screen.tick('Statement');
    await screen.type('Title', 'Ceremony protocol');
    await screen.type('Statement', 'Seen on site.');
    await screen.send('Add');
    expect(server.bodies(evidenceApi.create)).toMatchObject([{ responses: [here] }]);
    expect(screen.text()).toMatch(/Evidence ?1/);
  });

  it.each<[AccountId, boolean]>([
    [petra, true],
    [ada, false],
    [otto, false],
  ])('takes evidence only from who may answer: %s, %s', async (me, offered) => {
    const { screen } = await given(me);
    await screen.sees('No evidence');
    expect(screen.find('Add evidence') !== null).toBe(offered);
  });

  it('is what is planned for it: from its level to what the assessment aims at', async () => {
    const server = panelServer().answer(plansApi.create, planView());
    const { screen } = await given(petra, server);
    await screen.sees('No evidence yet.');
    await screen.press(/^Plan/);
    await screen.sees('No plan yet.');
    await screen.press('Plan an improvement');
    await screen.send('Create plan');
    expect(server.bodies(plansApi.create)).toMatchObject([
      { ...here, title: 'Raise “About requirement-1” to level 4', targetLevel: 4, responsible: petra },
    ]);
  });

  it('is planned by those who manage plans only', async () => {
    const { screen } = await given(ada);
    await screen.sees('No evidence');
    await screen.press(/^Plan/);
    await screen.sees('No plan yet.');
    expect(screen.find('Plan an improvement')).toBeNull();
  });
});
