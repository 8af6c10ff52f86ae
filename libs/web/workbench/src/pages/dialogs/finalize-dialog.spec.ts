import { assessmentsApi } from '@certitude/contracts';
import { FakeServer, assessmentId, fakeId, openDialog, petra } from '@certitude/web/testing';
import { FinalizeDialog, type FinalizeQuestion } from './finalize-dialog';

const question = {
  assessmentId: assessmentId(1),
  summary: {
    answers: 4,
    revision: 2,
    overall: { score: 2.6, level: 3, assessed: 3, applicable: 4, name: 'Advanced' },
    open: [{ title: 'Without an answer', shown: ['1.1 About requirement-1'], more: 2 }],
  },
} as unknown as FinalizeQuestion;
const version = {
  id: fakeId<never>(14),
  revision: 2,
  sha256: 'e'.repeat(64),
  finalizedBy: petra,
  finalizedAt: '2030-05-01T12:00:00.000Z',
  overall: { score: 2.6, level: 3, assessed: 3, applicable: 4 },
};

describe('the question before an assessment is finalized', () => {
  it('says what is frozen and what is left open', async () => {
    const { screen } = await openDialog(FinalizeDialog, question);
    expect(screen.text()).toMatch(/4 answers.*version 2.*Without an answer.*1\.1 About requirement-1.*and 2 more/);
  });

  it('finalizes, and closes with the version', async () => {
    const server = new FakeServer().answer(assessmentsApi.finalize, version);
    const { screen, closed } = await openDialog(FinalizeDialog, question, { server });
    await screen.press('Finalize');
    expect(server.requests(assessmentsApi.finalize)[0]?.params).toMatchObject({ assessmentId: assessmentId(1) });
    expect(closed()).toEqual({ with: version });
  });

  it('stays open and says why when the server refuses', async () => {
    const server = new FakeServer().refuse(assessmentsApi.finalize, 'One text is set apart.');
    const { screen, closed } = await openDialog(FinalizeDialog, question, { server });
    await screen.press('Finalize');
    expect(screen.text()).toContain('One text is set apart. Ask somebody.');
    expect(closed()).toBeNull();
  });

  it('does nothing when it is cancelled', async () => {
    const { screen, server, closed } = await openDialog(FinalizeDialog, question);
    await screen.press('Cancel');
    expect(closed()).toEqual({ with: undefined });
    expect(server.requests(assessmentsApi.finalize)).toEqual([]);
  });
});
