import { deletionsApi, type DeletionView } from '@certitude/contracts/deleting';
import { FakeServer, fakeId, openScreen, otto, petra } from '@certitude/web/testing';
import { DeletedPage } from './deleted-page';

const deletion: DeletionView = {
  ...{ id: fakeId(20), kind: 'assessment', subjectId: fakeId(10), name: 'Yearly', deletedBy: petra },
  ...{ deletedAt: '2030-05-01T12:00:00.000Z', removedFrom: '2030-05-31T12:00:00.000Z' },
};
const given = (server: FakeServer) => openScreen(DeletedPage, { me: otto, role: 'owner', server });

describe('what was deleted', () => {
  it('is listed with its kind and who did it, and restored', async () => {
    const server = new FakeServer()
      .answer(deletionsApi.list, { items: [deletion], next: null })
      .answer(deletionsApi.restore, { done: true });
    const { screen, toasts } = await given(server);
    expect(screen.text()).toMatch(/Yearly.*assessment.*Petra/);
    server.answer(deletionsApi.list, { items: [], next: null });
    await screen.press('Restore Yearly');
    expect(server.requests(deletionsApi.restore)[0]?.params).toMatchObject({ deletionId: deletion.id });
    expect(toasts()).toEqual(['“Yearly” is restored.']);
    expect(screen.text()).toContain('Nothing was deleted');
  });

  it('stays when something else has to be restored first, and the page says so', async () => {
    const server = new FakeServer()
      .answer(deletionsApi.list, { items: [deletion], next: null })
      .refuse(deletionsApi.restore, 'What this belongs to is deleted too.');
    const { screen, toasts } = await given(server);
    await screen.press('Restore Yearly');
    expect(toasts().join()).toContain('What this belongs to is deleted too.');
    expect(screen.text()).toContain('Yearly');
  });

  it('says that it loads, and what failed', async () => {
    expect((await given(new FakeServer().hang(deletionsApi.list))).screen.isLoading()).toBe(true);
    expect((await given(new FakeServer().refuse(deletionsApi.list, 'Not now.'))).screen.text()).toContain('Not now.');
  });
});
