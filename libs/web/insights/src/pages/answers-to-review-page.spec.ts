import { insightsApi, type AnswerToReview } from '@certitude/contracts';
import { ada, FakeServer, fakeId, openScreen, organizationId } from '@certitude/web/testing';
import { AnswersToReviewPage } from './answers-to-review-page';

const answer: AnswerToReview = {
  responseId: fakeId(2),
  title: 'Key ceremonies',
  assessmentId: fakeId(3),
  assessmentName: 'Yearly',
  pkiName: 'Issuing CA',
  owner: ada,
  reviewer: null,
  dueOn: '2020-01-05',
  overdue: true,
};
const given = (items: AnswerToReview[], next: string | null = null) =>
  openScreen(AnswersToReviewPage, { server: new FakeServer().answer(insightsApi.answersToReview, { items, next }) });

describe('answers to review', () => {
  it('lead to where each is reviewed, and say whose they are and who is to decide', async () => {
    const { screen } = await given([answer]);
    expect(screen.leadsTo('Key ceremonies')).toBe(
      `/o/${organizationId}/assessments/${answer.assessmentId}/responses/${answer.responseId}`,
    );
    const line = screen.root.querySelector('tbody tr')?.textContent ?? '';
    for (const said of ['Issuing CA', 'Yearly', 'Ada', 'Any reviewer', 'Overdue']) expect(line).toContain(said);
  });

  it('go on with the next page', async () => {
    const { screen, server } = await given([answer], 'further');
    server.answer(insightsApi.answersToReview, {
      items: [{ ...answer, responseId: fakeId<never>(2, 2), title: 'Backups' }],
      next: null,
    });
    await screen.press(/Show more/);
    expect(server.requests(insightsApi.answersToReview).at(-1)?.query).toMatchObject({ after: 'further' });
    expect(screen.text()).toContain('Backups');
  });

  it('say when there are none', async () => {
    expect((await given([])).screen.text()).toContain('No answer waits for a review');
  });

  it('are asked for again after a failure', async () => {
    const server = new FakeServer().refuse(insightsApi.answersToReview, 'Not now.');
    const { screen } = await openScreen(AnswersToReviewPage, { server });
    expect(screen.text()).toContain('Not now.');
    server.answer(insightsApi.answersToReview, { items: [answer], next: null });
    await screen.press(/try again/i);
    expect(screen.text()).toContain('Key ceremonies');
  });
});
