import { arrivalsApi, type ArrivalView } from '@certitude/contracts/exchange';
import { FakeServer, fakeId, openScreen, organizationId } from '@certitude/web/testing';
import { BringArchive } from './bring-archive';

const arrival = (more: Partial<ArrivalView> = {}): ArrivalView => ({
  id: fakeId<never>(9, 5),
  state: 'done',
  step: '',
  ...{ done: 0, total: 0, problem: null },
  createdAt: '2030-05-01T08:00:00.000Z',
  finishedAt: null,
  name: 'contoso.certitude',
  size: 2048,
  organizationId: null,
  origin: null,
  ...more,
});
const given = (items: ArrivalView[], server = new FakeServer()) =>
  openScreen(BringArchive, {
    server: server.answer(arrivalsApi.list, { items }).answer(arrivalsApi.cancel, arrival({ state: 'cancelled' })),
  });
const drop = (root: Element, file: File): void => {
  const event = new Event('drop', { bubbles: true, cancelable: true });
  Object.assign(event, { dataTransfer: { files: [file] } });
  root.querySelector('certitude-file-pick label')?.dispatchEvent(event);
};

describe('bringing an archive', () => {
  it('sends the file that is dropped, and looks what becomes of it', async () => {
    const { screen, server } = await given(
      [],
      new FakeServer().answer(arrivalsApi.bring, arrival({ state: 'waiting' })),
    );
    drop(screen.root, new File(['PK'], 'contoso.certitude'));
    await screen.settled();
    expect(server.requests(arrivalsApi.bring)).toMatchObject([{ query: { name: 'contoso.certitude' } }]);
    expect(server.requests(arrivalsApi.list)).toHaveLength(2);
  });

  it('says why it is refused before anything is sent on', async () => {
    const { screen } = await given(
      [],
      new FakeServer().refuse(arrivalsApi.bring, 'Another one is under way.', 'archive.busy'),
    );
    drop(screen.root, new File(['PK'], 'contoso.certitude'));
    await screen.settled();
    expect(screen.root.querySelector('[role="alert"]')?.textContent).toContain('Another one is under way.');
  });

  it('opens what it has become, and says whether anybody vouches for it', async () => {
    const origin = { organization: 'Contoso', archivedAt: '2030-05-01T08:00:00.000Z', trusted: false };
    const { screen } = await given([arrival({ organizationId, origin })]);
    expect(screen.leadsTo('Open it')).toBe(`/o/${organizationId}`);
    expect(screen.text()).toContain('Contoso (2.0 KiB)');
    expect(screen.text()).toContain('listed as former ones');
  });

  it('says how far it is, stops it, and tells what was wrong', async () => {
    const { screen, server } = await given([arrival({ state: 'running', step: 'Checking', done: 1, total: 4 })]);
    expect(screen.text()).toContain('Checking');
    await screen.press('Stop');
    expect(server.requests(arrivalsApi.cancel)).toHaveLength(1);
    const problem = { title: 'This archive is not what it says it is.', detail: 'tables/pki.jsonl is missing.' };
    expect((await given([arrival({ state: 'failed', problem })])).screen.text()).toContain(
      'tables/pki.jsonl is missing.',
    );
  });
});
