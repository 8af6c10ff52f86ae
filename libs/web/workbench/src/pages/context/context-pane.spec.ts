import { evidenceApi, plansApi, type AccountId, type Role } from '@certitude/contracts';
import {
  ada,
  assessmentId,
  evidenceView,
  otto,
  petra,
  planView,
  responseId,
  type Screen,
} from '@certitude/web/testing';
import { openPanel, panelServer, streamOf } from '../../testing/open-panel';
import { ContextPane } from './context-pane';

const ROLES: Readonly<Record<AccountId, Role>> = { [petra]: 'assessor', [ada]: 'contributor', [otto]: 'viewer' };
const given = (me: AccountId, server = panelServer(), values: Parameters<typeof streamOf>[1] = {}) =>
  openPanel(ContextPane, { me, role: ROLES[me] ?? 'viewer', server, stream: streamOf(ROLES, values) });
const openTab = ({ root }: Screen): string | undefined =>
  root.querySelector('[role=tab][aria-selected=true]')?.textContent?.trim();
const here = { assessmentId: assessmentId(1), responseId: responseId(1) };

describe('what stands around an answer', () => {
  it('begins with what the model says about it', async () => {
    const { screen } = await given(otto);
    expect(openTab(screen)).toBe('Guidance');
  });

  it('stays at what the person looked at last', async () => {
    const { screen } = await given(petra);
    await screen.press(/^History/);
    expect(localStorage.getItem('certitude.context.tab')).toBe('history');
    expect(openTab(screen)).toBe('History');
  });

  it.each<[string, AccountId, string]>([
    ['its owner, who is asked for changes', petra, 'Review'],
    ['whoever else opens it', otto, 'Guidance'],
  ])('shows what waits for a person first: to %s', async (_, me, tab) => {
    const { screen } = await given(me, panelServer(), { status: 'changes-requested', owner: petra });
    await screen.settled();
    expect(openTab(screen)).toBe(tab);
    expect(localStorage.getItem('certitude.context.tab')).toBeNull();
  });

  it('is its evidence, which is added to it', async () => {
    const server = panelServer().answer(evidenceApi.create, evidenceView({ state: 'draft' }));
    const { screen } = await given(petra, server);
    await screen.press(/^Evidence/);
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
    await screen.press(/^Evidence/);
    await screen.sees('No evidence');
    expect(screen.find('Add evidence') !== null).toBe(offered);
  });

  it('is what is planned for it: from its level to what the assessment aims at', async () => {
    const server = panelServer().answer(plansApi.create, planView());
    const { screen } = await given(petra, server);
    await screen.press(/^Evidence/);
    await screen.sees('No evidence yet.');
    await screen.press(/^Plan/);
    await screen.sees('No plan yet.');
    await screen.press('Plan an improvement');
    await screen.send('Create plan');
    expect(server.bodies(plansApi.create)).toMatchObject([
      { ...here, title: 'Raise “About requirement-1” to level 4', targetLevel: 4, responsible: petra },
    ]);
  });

  it('is what is planned for its category as a whole, too', async () => {
    const listed = ({ query }: { query?: { category?: string } }) => ({
      items: query?.category === undefined ? [] : [planView({ title: 'Decide on a strategy', responseId: null })],
      next: null,
    });
    const server = panelServer().answer(plansApi.list, listed).answer(plansApi.create, planView());
    const { screen } = await given(petra, server);
    await screen.press(/^Plan/);
    await screen.sees('Decide on a strategy');
    const category = { module: 'G', category: 'strategy' };
    expect(server.requests(plansApi.list).map(({ query }) => query)).toContainEqual(
      expect.objectContaining({ assessmentId: assessmentId(1), ...category }),
    );
    await screen.press('Plan for the category');
    await screen.send('Create plan');
    expect(server.bodies(plansApi.create)).toMatchObject([
      { assessmentId: assessmentId(1), responseId: null, category, targetLevel: 4 },
    ]);
  });

  it('is planned by those who manage plans only', async () => {
    const { screen } = await given(ada);
    await screen.press(/^Evidence/);
    await screen.sees('No evidence');
    await screen.press(/^Plan/);
    await screen.sees('No plan yet.');
    expect(screen.find('Plan an improvement')).toBeNull();
  });
});
