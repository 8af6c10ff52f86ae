import { insightsApi, type WorkItem } from '@certitude/contracts';
import { LiveSocket } from '@certitude/web/core/live';
import { FakeServer, ada, fakeId, openScreen, organizationId } from '@certitude/web/testing';
import { MyWorkPage } from './my-work-page';

const place = { assessmentId: fakeId<never>(3), responseId: fakeId<never>(2), assessmentName: 'Yearly' };
const pki = { pkiName: 'Issuing CA' };
const ITEMS: WorkItem[] = [
  {
    kind: 'answer',
    ...place,
    ...pki,
    title: 'Key ceremonies',
    state: 'changes-requested',
    dueOn: '2020-01-01',
    overdue: true,
  },
  {
    kind: 'review-response',
    ...place,
    ...pki,
    title: 'Key backup',
    state: 'ready-for-review',
    dueOn: '2199-01-01',
    overdue: false,
  },
  {
    kind: 'review-evidence',
    ...{ evidenceId: fakeId<never>(7), submittedBy: ada, pkiName: null, assessmentName: null },
    title: 'Protocol',
    state: 'submitted',
    dueOn: null,
    overdue: false,
  },
  {
    kind: 'plan',
    ...{ planId: fakeId<never>(5), ...pki, assessmentName: 'Yearly' },
    title: 'Rehearse',
    state: 'planned',
    dueOn: null,
    overdue: false,
  },
  {
    kind: 'task',
    ...{ planId: fakeId<never>(5, 2), taskId: fakeId<never>(6), ...pki, assessmentName: 'Yearly' },
    title: 'Book the room',
    planTitle: 'Move the root',
    state: 'in-progress',
    dueOn: null,
    overdue: false,
  },
];
const given = (server: FakeServer) => openScreen(MyWorkPage, { server });

describe('my work', () => {
  it('groups what waits by how near it is', async () => {
    const { screen } = await given(new FakeServer().answer(insightsApi.myWork, { items: ITEMS, next: null }));
    expect([...screen.root.querySelectorAll('h2')].map((heading) => heading.textContent?.trim())).toEqual([
      'Late 1',
      'Later 1',
      'Without a date 3',
    ]);
  });

  it('leads to the place where each is worked on', async () => {
    const { screen } = await given(new FakeServer().answer(insightsApi.myWork, { items: ITEMS, next: null }));
    const here = `/o/${organizationId}`;
    const answer = `${here}/assessments/${place.assessmentId}/responses/${place.responseId}`;
    for (const [title, action, path] of [
      ['Key ceremonies', 'Revise', answer],
      ['Key backup', 'Review', answer],
      ['Protocol', 'Review', `${here}/evidence/${fakeId(7)}`],
      ['Rehearse', 'Start', `${here}/plans/${fakeId(5)}`],
      ['Book the room', 'Open task', `${here}/plans/${fakeId(5, 2)}`],
    ] as const)
      expect([screen.leadsTo(title), screen.leadsTo(`${action}: ${title}`)]).toEqual([path, path]);
  });

  it('says of each what it belongs to, what it is and how it stands', async () => {
    const { screen } = await given(new FakeServer().answer(insightsApi.myWork, { items: ITEMS, next: null }));
    expect(screen.text()).toMatch(/Key ceremonies ?Yearly ?Issuing CA ?Answer ?Changes requested/);
    expect(screen.text()).toMatch(/Book the room ?Move the root ?Issuing CA ?Task ?In progress/);
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
    expect(none.screen.leadsTo('See plans that nobody has')).toContain('plans?owner=nobody');
    const nothing = { pki: false, assessment: null, answers: 0, invitation: false, evidence: false, plan: false };
    const empty = new FakeServer().answer(insightsApi.myWork, { items: [], next: null });
    const fresh = await openScreen(MyWorkPage, {
      server: empty.answer(insightsApi.firstSteps, nothing),
      role: 'owner',
    });
    await fresh.screen.sees('0 of 6 done');
    expect(fresh.screen.leadsTo('Bring an assessment')).toMatch(/\/import$/);
    expect(fresh.screen.find('See plans that nobody has')).toBeNull();
    const primary = [...fresh.screen.root.querySelectorAll('.button--primary')];
    expect(primary.map((each) => each.textContent?.trim())).toEqual(['Describe a PKI']);
    expect((await given(new FakeServer().hang(insightsApi.myWork))).screen.isLoading()).toBe(true);
    const { screen, server } = await given(new FakeServer().refuse(insightsApi.myWork, 'Not now.'));
    expect(screen.text()).toContain('Not now.');
    server.answer(insightsApi.myWork, { items: ITEMS, next: null });
    await screen.press('Try again');
    expect(screen.text()).toContain('Key ceremonies');
  });

  it('is asked for again when something is said to the person here', async () => {
    let tell: (news: { readonly organizationId: string }) => void = () => undefined;
    const socket = {
      on: (_: string, listen: typeof tell) => {
        tell = listen;
        return () => undefined;
      },
    };
    const server = new FakeServer().answer(insightsApi.myWork, { items: [], next: null });
    const { screen } = await openScreen(MyWorkPage, { server, providers: [{ provide: LiveSocket, useValue: socket }] });
    server.answer(insightsApi.myWork, { items: ITEMS, next: null });
    tell({ organizationId });
    await screen.settled();
    expect(screen.text()).toContain('Key ceremonies');
  });
});
