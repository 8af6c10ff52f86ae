import { Title } from '@angular/platform-browser';
import { provideNoopAnimations } from '@angular/platform-browser/animations';
import { TestBed } from '@angular/core/testing';
import {
  assessmentsApi,
  modelsApi,
  readingApi,
  type AssessmentContent,
  type AssessmentView,
} from '@certitude/contracts';
import {
  FakeServer,
  answersAt,
  assessmentView,
  openScreen,
  organizationId,
  release,
  responseId,
  type AnswerView,
} from '@certitude/web/testing';
import { ResultsPage } from './results-page';

const content = (responses: readonly AnswerView[]): AssessmentContent => ({
  head: 1,
  epoch: 0,
  state: 'open',
  role: 'assessor',
  contributors: [],
  responses: [...responses],
  notes: [],
});
const serving = (responses: readonly AnswerView[] = answersAt(4, 1, 2, 0), change: Partial<AssessmentView> = {}) =>
  new FakeServer()
    .answer(assessmentsApi.get, { ...assessmentView, ...change })
    .answer(readingApi.content, content(responses))
    .answer(readingApi.beside, {
      declared: [{ module: 'G', category: 'id-of-policies', level: 4 }],
      owners: [],
      targets: [],
    })
    .answer(modelsApi.get, release);
const given = async (server = serving()) =>
  (
    await openScreen(ResultsPage, {
      server,
      inputs: { assessmentId: assessmentView.id },
      providers: [provideNoopAnimations()],
    })
  ).screen;
const here = `/o/${organizationId}/assessments/${assessmentView.id}`;
const cells = (table: Element | null | undefined) =>
  [...(table?.querySelectorAll('tbody tr') ?? [])].map((row) =>
    [...row.children].map((cell) => cell.textContent?.replace(/\s+/g, ' ').trim()),
  );

describe('the results page', () => {
  it('is called what it shows, and says by which rules', async () => {
    const screen = await given();
    expect(screen.root.querySelector('h1')?.textContent).toBe('Results of Yearly');
    expect(TestBed.inject(Title).getTitle()).toBe('Results of Yearly, Issuing CA · Certitude');
    expect(screen.text()).toContain('Issuing CA · Formal assessment · PKIMM 2.0.0 · PKIMM scoring');
    expect(screen.leadsTo('Open the assessment')).toBe(here);
  });

  it('shows the whole with its level, its completeness and its target', async () => {
    const screen = await given();
    const overall = screen.root.querySelector('.overall')?.textContent?.replace(/\s+/g, ' ');
    expect(overall).toMatch(/2\.62 ?Basic ?Target 4, 1\.38 to go.*3 of 4 assessed ?PKIMM scoring/);
  });

  it('shows every module and category, and leaves a gap for what is not assessed', async () => {
    const screen = await given();
    const names = [...screen.root.querySelectorAll('.modules h3, .modules h4')].map((name) => name.textContent);
    expect(names).toEqual(['Governance', 'Strategy', 'Policies', 'Operations', 'Monitoring']);
    const monitoring = screen.root.querySelector('.modules > section:last-child li')?.textContent;
    expect(monitoring).toMatch(/Monitoring.*Target 4.*Not assessed/s);
    expect(screen.root.querySelector('certitude-radar-chart .note')?.textContent).toBe('Not assessed: Monitoring');
    const bars = [...screen.root.querySelectorAll('certitude-level-bars .row:not(.axis)')];
    expect(bars.map((row) => row.querySelector('.bar') !== null)).toEqual([true, true, false]);
    expect(bars.at(-1)?.textContent).toContain('Not assessed');
  });

  it('unfolds any number into its calculation', async () => {
    const screen = await given();
    await screen.press('Why this number: Strategy');
    await screen.sees('Total of what counts');
    expect(screen.text()).toContain('13 ÷ 4 = 3.250, exactly 13/4.');
  });

  it('shows the same figures as tables', async () => {
    const screen = await given();
    await screen.press('Show Requirements by level as a table');
    expect(cells(screen.root.querySelector('certitude-level-distribution table'))).toEqual([
      ['Overall', '1', '1', '0', '1', '0', '1', '0'],
      ['Governance', '1', '1', '0', '1', '0', '0', '0'],
      ['Operations', '0', '0', '0', '0', '0', '1', '0'],
    ]);
    await screen.press('Show Categories by level as a table');
    expect(cells(screen.root.querySelector('certitude-level-bars table')).at(-1)).toEqual([
      'Monitoring',
      'Not assessed',
      '0 of 1',
      '4',
    ]);
  });

  it('shows a level that was declared for a category as that, in no completeness', async () => {
    const screen = await given();
    expect(screen.text()).toMatch(/Policies.*Declared 4/);
    expect(screen.text()).not.toContain('4 of 4 assessed');
  });

  it('lists gaps to the target, the largest first, with the answers that make them', async () => {
    const screen = await given();
    expect(cells(screen.root.querySelector('certitude-target-gaps table'))).toEqual([
      ['Policies', '2.00', '4', '2.00', 'About requirement-3, level 2'],
      ['Strategy', '3.25', '4', '0.75', 'About requirement-2, level 1'],
    ]);
    expect(screen.leadsTo('About requirement-3')).toBe(`${here}/responses/${responseId(3)}`);
    expect(screen.text()).toContain('Not assessed, so their gap is not known: Monitoring.');
  });

  it('says that there is no target, or that it is reached', async () => {
    const without = await given(serving(answersAt(4), { targetLevel: null }));
    expect(without.text()).toContain('No target set');
    expect(without.text()).toContain('This assessment has no target level, so there is no gap to show.');
    const reached = await given(serving(answersAt(4, 5, 4, 4)));
    expect(reached.text()).toContain('Every category that is assessed has reached the target of 4.');
  });

  it('has a face for nothing assessed, for loading and for failure', async () => {
    const empty = await given(serving(answersAt()));
    expect(empty.text()).toContain('Nothing is assessed yet');
    expect(empty.leadsTo('Answer the first requirement')).toBe(here);
    expect((await given(serving().hang(readingApi.content))).isLoading()).toBe(true);
    const server = serving().refuse(readingApi.content, 'Not now.');
    const failed = await given(server);
    expect(failed.text()).toContain('Not now.');
    server.answer(readingApi.content, content(answersAt(4)));
    await failed.press('Try again');
    expect(failed.text()).toContain('Modules and categories');
  });
});
