import { insightsApi, type WorkItem } from '@certitude/contracts';
import { FakeServer, ada, fakeId, openScreen, organizationId } from '@certitude/web/testing';
import { MyWorkPage } from './my-work-page';

const place = { assessmentId: fakeId<never>(3), responseId: fakeId<never>(2), assessmentName: 'Yearly' };
const ITEMS: WorkItem[] = [
  { kind: 'answer', ...place, title: 'Key ceremonies', dueOn: '2020-01-01', overdue: true },
  { kind: 'review-response', ...place, title: 'Key backup', dueOn: '2199-01-01', overdue: false },
  { kind: 'review-evidence', evidenceId: fakeId(7), title: 'Protocol', submittedBy: ada, dueOn: null, overdue: false },
  { kind: 'plan', planId: fakeId(5), title: 'Rehearse', dueOn: null, overdue: false },
  { kind: 'task', planId: fakeId(5, 2), taskId: fakeId(6), title: 'Book the room', dueOn: null, overdue: false },
];
const given = (server: FakeServer) => openScreen(MyWorkPage, { server });

describe('my work', () => {
  it('groups what waits by how near it is', async () => {
    const { screen } = await given(new FakeServer().answer(insightsApi.myWork, { items: ITEMS, next: null }));
    expect([...screen.root.querySelectorAll('h2')].map((heading) => heading.textContent?.trim())).toEqual([
      'Overdue 1',
      'Later 1',
      'Without a date 3',
    ]);
  });

  it('leads to the place where each is worked on', async () => {
    const { screen } = await given(new FakeServer().answer(insightsApi.myWork, { items: ITEMS, next: null }));
    const here = `/o/${organizationId}`;
    const answer = `${here}/assessments/${place.assessmentId}/responses/${place.responseId}`;
    expect(screen.leadsTo(/Answer.*Key ceremonies/)).toBe(answer);
    expect(screen.leadsTo(/Review answer.*Key backup/)).toBe(answer);
    expect(screen.leadsTo(/Review evidence.*Protocol/)).toBe(`${here}/evidence/${fakeId(7)}`);
    expect(screen.leadsTo(/Action plan.*Rehearse/)).toBe(`${here}/plans/${fakeId(5)}`);
    expect(screen.leadsTo(/Task.*Book the room/)).toBe(`${here}/plans/${fakeId(5, 2)}`);
  });

  it('appends the next page, and says when that fails', async () => {
    const first = ITEMS.slice(0, 1);
    const { screen, server, toasts } = await given(
      new FakeServer().answer(insightsApi.myWork, { items: first, next: 'cursor' }),
    );
    server.refuse(insightsApi.myWork, 'Not now.');
    await screen.press('Show more');
    expect(toasts()).toEqual(['Not now. Ask somebody.']);
    server.answer(insightsApi.myWork, { items: ITEMS.slice(3, 4), next: null });
    await screen.press('Show more');
    expect(server.requests(insightsApi.myWork).at(-1)?.query).toMatchObject({ after: 'cursor' });
    expect(screen.text()).toMatch(/Key ceremonies.*Rehearse/);
    expect(screen.find('Show more')).toBeNull();
  });

  it('says that nothing waits, that it loads, and what failed', async () => {
    const none = await given(new FakeServer().answer(insightsApi.myWork, { items: [], next: null }));
    expect(none.screen.text()).toContain('Nothing is waiting for you');
    expect((await given(new FakeServer().hang(insightsApi.myWork))).screen.isLoading()).toBe(true);
    const { screen, server } = await given(new FakeServer().refuse(insightsApi.myWork, 'Not now.'));
    expect(screen.text()).toContain('Not now.');
    server.answer(insightsApi.myWork, { items: ITEMS, next: null });
    await screen.press('Try again');
    expect(screen.text()).toContain('Key ceremonies');
  });
});
