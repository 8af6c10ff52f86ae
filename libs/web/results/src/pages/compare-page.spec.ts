import { Title } from '@angular/platform-browser';
import { TestBed } from '@angular/core/testing';
import { assessmentsApi, modelsApi } from '@certitude/contracts';
import { versionsApi } from '@certitude/contracts/freezing';
import {
  FakeServer,
  assessmentView,
  frozenContent,
  frozenVersion,
  openScreen,
  organizationId,
  release,
} from '@certitude/web/testing';
import { ComparePage } from './compare-page';

const score = (value: number) => ({ score: value, level: 2, assessed: 3, applicable: 4, fraction: String(value) });
const later = () => {
  const content = frozenContent({ scores: { overall: score(3), modules: {}, categories: {} } });
  return {
    ...content,
    responses: content.responses.map((answer, at) => (at === 1 ? { ...answer, level: 3 as const } : answer)),
  };
};
const serving = () =>
  new FakeServer()
    .answer(versionsApi.get, frozenVersion())
    .answer(versionsApi.present, { content: later() })
    .answer(assessmentsApi.versions, {
      items: [2, 1].map((revision) => {
        const { content: _, intact: _intact, archive: _archive, ...version } = frozenVersion({ revision });
        return version;
      }),
      next: null,
    })
    .answer(modelsApi.get, release);
const given = (server = serving(), side?: string) =>
  openScreen(ComparePage, { server, inputs: { assessmentId: assessmentView.id, revision: '1', with: side } });

describe('comparing a version', () => {
  it('with now says which answers changed, and the scores on both sides', async () => {
    const { screen } = await given();
    expect(screen.root.querySelector('h1')?.textContent).toBe('Version 1 and now');
    expect(TestBed.inject(Title).getTitle()).toBe('Version 1 and now of Yearly · Certitude');
    const [overall] = screen.root.querySelectorAll('tbody tr');
    expect([...(overall?.children ?? [])].map((cell) => cell.textContent)).toEqual([
      'Overall',
      '2.62',
      '3.00',
      '+0.38',
    ]);
    const cards = [...screen.root.querySelectorAll('article')].map((card) => card.textContent?.replace(/\s+/g, ' '));
    expect(cards).toEqual([expect.stringMatching(/1\.2 About requirement-2.*Level ?1 Initial ?→ ?3 Advanced/)]);
    expect(screen.text()).toContain('3 answers are the same.');
  });

  it('with another version puts the older one first, whichever was opened', async () => {
    const server = serving();
    const { screen } = await given(server, '2');
    expect(screen.root.querySelector('h1')?.textContent).toBe('Version 1 and Version 2');
    expect(server.requests(versionsApi.get).map(({ params }) => (params as { revision: unknown }).revision)).toEqual([
      '1',
      '2',
    ]);
    expect(server.requests(versionsApi.present)).toEqual([]);
    expect(screen.text()).toContain('No answer changed');
  });

  it('goes to another comparison by its address', async () => {
    const { screen, router } = await given();
    await screen.choose('Compare with', 'Version 2');
    expect(router.url).toBe(`/o/${organizationId}/assessments/${assessmentView.id}/versions/1/compare?with=2`);
  });

  it('says that it loads, what failed, and tries again', async () => {
    expect((await given(serving().hang(versionsApi.present))).screen.isLoading()).toBe(true);
    const server = serving().refuse(versionsApi.present, 'Not now.');
    const { screen } = await given(server);
    expect(screen.text()).toContain('Not now.');
    server.answer(versionsApi.present, { content: later() });
    await screen.press('Try again');
    expect(screen.text()).toContain('Answers that changed');
  });
});
