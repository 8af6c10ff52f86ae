import { assessmentsApi, type AccountId, type Role } from '@certitude/contracts';
import { otto, petra } from '@certitude/web/testing';
import { entryOf } from '../../testing/given';
import { openPanel, panelServer, streamOf } from '../../testing/open-panel';
import { HistoryPanel } from './history-panel';

const ROLES = { [petra]: 'assessor', [otto]: 'viewer' } as const;
const given = async (me: AccountId, server = panelServer()) => {
  const role: Role = ROLES[me] ?? 'viewer';
  const stream = streamOf(ROLES);
  return { ...(await openPanel(HistoryPanel, { me, role, server, stream })), stream };
};
const listing = (next: string | null = null) =>
  panelServer().answer(assessmentsApi.history, { items: [entryOf(1, { from: 0, to: 2 })], next });

describe('the history of an answer', () => {
  it('says who changed what, and puts an earlier value back', async () => {
    const { screen, stream } = await given(petra, listing());
    await screen.sees('Restore');
    await screen.press(/^Restore/);
    expect(stream.operations).toContainEqual(expect.objectContaining({ field: 'level', value: 0 }));
  });

  it('offers nothing to restore to who only looks', async () => {
    const { screen } = await given(otto, listing());
    await screen.sees('Petra');
    expect(screen.find(/^Restore/)).toBeNull();
  });

  it('appends older changes', async () => {
    const { screen, server } = await given(petra, listing('cursor'));
    await screen.sees('Show more');
    server.answer(assessmentsApi.history, { items: [], next: null });
    await screen.press('Show more');
    expect(server.requests(assessmentsApi.history).at(-1)?.query).toMatchObject({ after: 'cursor' });
    expect(screen.find('Show more')).toBeNull();
  });

  it('says that nothing was changed, and what failed', async () => {
    const none = panelServer().answer(assessmentsApi.history, { items: [], next: null });
    await (await given(petra, none)).screen.sees('No changes yet.');
    await (await given(petra, panelServer().refuse(assessmentsApi.history, 'Not now.'))).screen.sees('Not now.');
  });
});
