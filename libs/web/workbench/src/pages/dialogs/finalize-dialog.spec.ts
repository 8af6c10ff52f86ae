import { assessmentsApi } from '@certitude/contracts';
import { finalizingApi, type ReadinessView } from '@certitude/contracts/freezing';
import {
  FakeServer,
  assessmentId,
  fakeId,
  openDialog,
  organizationId,
  petra,
  responseId,
} from '@certitude/web/testing';
import { FinalizeDialog, type FinalizeQuestion } from './finalize-dialog';

const item = { id: responseId(1), number: '1.1', title: 'About requirement-1' };
const question = {
  assessmentId: assessmentId(1),
  summary: {
    answers: 4,
    revision: 2,
    overall: { score: 2.6, level: 3, assessed: 3, applicable: 4, name: 'Advanced' },
    policy: { name: 'Workbook scoring', unassessed: 'It counts as level 0.' },
  },
  open: ({ review, unmet }: ReadinessView) =>
    review.length > 0 ? [{ title: '1 answer is not accepted', isDemanded: unmet.length > 0, items: [item] }] : [],
} as unknown as FinalizeQuestion;
const version = {
  id: fakeId<never>(14),
  revision: 2,
  sha256: 'e'.repeat(64),
  finalizedBy: petra,
  finalizedAt: '2030-05-01T12:00:00.000Z',
  overall: { score: 2.6, level: 3, assessed: 3, applicable: 4 },
};
const whole: ReadinessView = { answered: 4, rationale: [], evidence: [], review: [], ended: [], unmet: [] };
const lacking: ReadinessView = { ...whole, review: [item.id] };
const serving = (readiness = lacking) => new FakeServer().answer(finalizingApi.readiness, readiness);
const given = (server = serving()) => openDialog(FinalizeDialog, question, { server });

describe('the question before an assessment is finalized', () => {
  it('says what is frozen and what its trust does not rest on, and leads there', async () => {
    const { screen, closed } = await given();
    expect(screen.text()).toMatch(
      /4 answers.*version 2.*Workbook scoring\. It counts as level 0\..*1 answer is not accepted.*1\.1 About requirement-1/,
    );
    expect(screen.leadsTo('1.1 About requirement-1')).toBe(
      `/o/${organizationId}/assessments/${assessmentId(1)}/responses/${item.id}`,
    );
    await screen.press('1.1 About requirement-1');
    expect(closed()).toEqual({ with: undefined });
  });

  it('says when nothing is lacking', async () => {
    expect((await given(serving(whole))).screen.text()).toContain('was accepted by a reviewer.');
  });

  it('is not answered with yes while the organization demands what is lacking', async () => {
    const { screen } = await given(serving({ ...lacking, unmet: ['review'] }));
    expect(screen.text()).toMatch(/1 answer is not accepted ?Required.*Your organization requires/);
    expect(screen.find('Finalize')).toHaveProperty('disabled', true);
  });

  it('finalizes, and closes with the version', async () => {
    const server = serving().answer(assessmentsApi.finalize, version);
    const { screen, closed } = await given(server);
    await screen.press('Finalize');
    expect(server.requests(assessmentsApi.finalize)[0]?.params).toMatchObject({ assessmentId: assessmentId(1) });
    expect(closed()).toEqual({ with: version });
  });

  it('stays open and says why when the server refuses', async () => {
    const { screen, closed } = await given(serving().refuse(assessmentsApi.finalize, 'One text is set apart.'));
    await screen.press('Finalize');
    expect(screen.text()).toContain('One text is set apart. Ask somebody.');
    expect(closed()).toBeNull();
  });

  it('says that it loads, and what failed', async () => {
    expect((await given(new FakeServer().hang(finalizingApi.readiness))).screen.isLoading()).toBe(true);
    const failed = await given(new FakeServer().refuse(finalizingApi.readiness, 'Not now.'));
    expect(failed.screen.text()).toContain('Not now.');
  });

  it('does nothing when it is cancelled', async () => {
    const { screen, server, closed } = await given();
    await screen.press('Cancel');
    expect(closed()).toEqual({ with: undefined });
    expect(server.requests(assessmentsApi.finalize)).toEqual([]);
  });
});
