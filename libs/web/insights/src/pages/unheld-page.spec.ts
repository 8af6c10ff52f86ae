import { insightsApi, type UnheldItem } from '@certitude/contracts';
import { ada, FakeServer, fakeId, openScreen, organizationId } from '@certitude/web/testing';
import { UnheldPage } from './unheld-page';

const answer: UnheldItem = {
  kind: 'answer',
  id: fakeId(2),
  title: 'Key ceremonies',
  assessment: { id: fakeId(3), name: 'Yearly' },
  planId: null,
  former: null,
};
const task: UnheldItem = {
  ...answer,
  kind: 'task',
  title: 'Book a room',
  assessment: null,
  planId: fakeId(5),
  former: ada,
};
const proof: UnheldItem = { ...answer, kind: 'evidence', title: 'Protocol', assessment: null, former: ada };
const here = `/o/${organizationId}`;

const given = async (items: UnheldItem[], kind?: string) => {
  const server = new FakeServer().answer(insightsApi.unheld, { items, next: null });
  return openScreen(UnheldPage, { server, inputs: { kind } });
};

describe('work without an owner', () => {
  it('is listed by the kind that the address names', async () => {
    const { screen, server } = await given([answer], 'answer');
    expect(server.requests(insightsApi.unheld)[0]?.query).toMatchObject({ kind: 'answer' });
    expect(screen.text()).toContain('Given to nobody');
    expect(screen.find('Answers')?.getAttribute('aria-current')).toBe('page');
  });

  it('begins with plans, whatever else the address says', async () => {
    const { server } = await given([], 'nonsense');
    expect(server.requests(insightsApi.unheld)[0]?.query).toMatchObject({ kind: 'plan' });
  });

  it.each([
    [answer, /Key ceremonies/, `${here}/assessments/${fakeId(3)}/responses/${fakeId(2)}`],
    [task, /Book a room/, `${here}/plans/${fakeId(5)}`],
    [proof, /Protocol/, `${here}/evidence/${fakeId(2)}`],
  ])('leads to where it is given to somebody', async (item, name, path) => {
    const { screen } = await given([item], item.kind);
    expect(screen.leadsTo(name)).toBe(path);
  });

  it('leads to the list of plans that asks for the same', async () => {
    const plan: UnheldItem = { ...task, kind: 'plan', title: 'Rehearse' };
    const { screen } = await given([plan], 'plan');
    expect(screen.leadsTo(/list of action plans/)).toBe(`${here}/plans?status=open&owner=nobody`);
    expect((await given([task], 'task')).screen.find(/list of action plans/)).toBeNull();
  });

  it('says who had it, and when there is none', async () => {
    const { screen } = await given([task], 'task');
    expect(screen.text()).toContain('Ada');
    const empty = await given([], 'review');
    expect(empty.screen.text()).toContain('All of it has an owner');
  });

  it('is asked for again after a failure', async () => {
    const server = new FakeServer().refuse(insightsApi.unheld, 'Not now.');
    const { screen } = await openScreen(UnheldPage, { server, inputs: { kind: 'task' } });
    expect(screen.text()).toContain('Not now.');
    server.answer(insightsApi.unheld, { items: [task], next: null });
    await screen.press(/try again/i);
    expect(screen.text()).toContain('Book a room');
  });
});
