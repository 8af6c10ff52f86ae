import { deletionsApi, type DeletionView, type Hanging } from '@certitude/contracts/deleting';
import { FakeServer, fakeId, openDialog, petra } from '@certitude/web/testing';
import { DeleteDialog } from './delete-dialog';

const nothing: Hanging = {
  ...{ assessments: 0, answers: 0, evidence: 0, plans: 0, tasks: 0, files: 0 },
  ...{ finalized: 0, accepted: 0, verified: 0 },
};
const deletion: DeletionView = {
  ...{ id: fakeId(20), kind: 'pki', subjectId: fakeId(10), name: 'Issuing CA', deletedBy: petra },
  ...{ deletedAt: '2030-05-01T12:00:00.000Z', removedFrom: '2030-05-31T12:00:00.000Z' },
};
const given = (server: FakeServer) =>
  openDialog(DeleteDialog, { kind: 'pki', id: fakeId(10), name: 'Issuing CA' }, { server });

describe('the question before something is deleted', () => {
  it('says what goes with it, and deletes it', async () => {
    const server = new FakeServer()
      .answer(deletionsApi.pki.hanging, { ...nothing, assessments: 2, answers: 7, plans: 1 })
      .answer(deletionsApi.pki.delete, deletion);
    const { screen, closed } = await given(server);
    expect(screen.text()).toMatch(
      /Delete “Issuing CA”\?.*restored for 30 days.*2 assessments.*7 answers.*1 action plan/,
    );
    await screen.press('Delete PKI');
    expect(closed()).toEqual({ with: { deletion } });
  });

  it('offers archiving instead of what was decided, and says why', async () => {
    const server = new FakeServer().answer(deletionsApi.pki.hanging, { ...nothing, finalized: 1 });
    const { screen, closed } = await given(server);
    expect(screen.text()).toContain('It has 1 finalized version, so it cannot be deleted');
    expect(screen.find('Delete PKI')).toBeNull();
    await screen.press('Archive PKI');
    expect(closed()).toEqual({ with: 'archive' });
  });

  it('asks again what hangs on it when it was decided meanwhile', async () => {
    const server = new FakeServer()
      .answer(deletionsApi.pki.hanging, nothing)
      .refuse(deletionsApi.pki.delete, 'It was finalized.');
    const { screen, closed, toasts } = await given(server);
    server.answer(deletionsApi.pki.hanging, { ...nothing, finalized: 1 });
    await screen.press('Delete PKI');
    expect(toasts().join()).toContain('It was finalized.');
    expect(screen.find('Archive PKI')).not.toBeNull();
    expect(closed()).toBeNull();
  });

  it('deletes nothing before it is known what goes, and when it is cancelled', async () => {
    const server = new FakeServer().hang(deletionsApi.pki.hanging);
    const { screen, closed } = await given(server);
    expect(screen.isLoading()).toBe(true);
    expect(screen.find('Delete PKI')).toHaveProperty('disabled', true);
    await screen.press('Cancel');
    expect(closed()).toEqual({ with: undefined });
    expect(server.requests(deletionsApi.pki.delete)).toEqual([]);
  });
});
