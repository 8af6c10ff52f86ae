import { archivesApi, type ArchiveView, type OriginView } from '@certitude/contracts/exchange';
import { accountId, FakeServer, fakeId, openScreen } from '@certitude/web/testing';
import { ArchiveCard } from './archive-card';

const archive = (more: Partial<ArchiveView> = {}): ArchiveView => ({
  id: fakeId<never>(9, 1),
  state: 'done',
  step: '',
  ...{ done: 0, total: 0, lost: 0, problem: null },
  createdAt: '2030-05-01T08:00:00.000Z',
  finishedAt: '2030-05-01T08:01:00.000Z',
  createdBy: accountId(4),
  size: 3 * 1024 * 1024,
  sha256: 'e'.repeat(64),
  expiresAt: '2199-05-08T08:00:00.000Z',
  ...more,
});
const given = async (items: ArchiveView[], origin: OriginView | null = null) =>
  openScreen(ArchiveCard, {
    server: new FakeServer()
      .answer(archivesApi.list, { items, origin })
      .answer(archivesApi.start, archive({ state: 'waiting' }))
      .answer(archivesApi.cancel, archive({ state: 'cancelled' })),
    role: 'owner',
  });

describe('taking everything with you', () => {
  it('asks for an archive, and looks again', async () => {
    const { screen, server } = await given([]);
    await screen.press('Make an archive');
    expect(server.requests(archivesApi.start)).toHaveLength(1);
    expect(server.requests(archivesApi.list)).toHaveLength(2);
  });

  it('leads to the file as long as it is there, with its hash', async () => {
    const gone = archive({ id: fakeId<never>(9, 2), expiresAt: null });
    const { screen, server } = await given([archive(), gone]);
    expect(screen.leadsTo('Download (3.0 MiB)')).toMatch(/\/archives\/[0-9a-f-]+\/file$/);
    expect(screen.text()).toContain('e'.repeat(64));
    expect(screen.text()).toContain('Its file is gone.');
    await screen.press('Delete the file');
    expect(server.requests(archivesApi.cancel)).toHaveLength(1);
  });

  it('says how far it is, stops it, and starts no second one', async () => {
    const { screen, server } = await given([archive({ state: 'running', step: 'Writing', done: 1, total: 4 })]);
    expect(screen.root.querySelector('[role="progressbar"]')).not.toBeNull();
    expect(screen.text()).toContain('Writing');
    expect(screen.find('Make an archive')).toHaveProperty('disabled', true);
    await screen.press('Stop');
    expect(server.requests(archivesApi.cancel)).toHaveLength(1);
  });

  it('says what went wrong, and what is missing', async () => {
    const problem = { title: 'This failed.', detail: 'The disk is full.' };
    const { screen } = await given([
      archive({ state: 'failed', problem }),
      archive({ id: fakeId<never>(9, 3), lost: 2 }),
    ]);
    expect(screen.text()).toContain('This failed. The disk is full.');
    expect(screen.text()).toContain('2 files were not in the storage');
  });

  it('says where the organization itself came from, and whether anybody vouches for that', async () => {
    const origin: OriginView = {
      organization: 'Contoso elsewhere',
      archivedAt: '2030-05-01T08:00:00.000Z',
      importedAt: '2030-05-01T08:00:00.000Z',
      importedBy: accountId(4),
      trusted: false,
      signedBy: 'f'.repeat(64),
    };
    expect((await given([], origin)).screen.text()).toMatch(/archive of Contoso elsewhere.*waits to be decided again/);
    expect((await given([], { ...origin, trusted: true })).screen.text()).not.toContain('decided again');
  });
});
