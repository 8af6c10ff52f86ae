import { modelsApi, type ReleaseChange } from '@certitude/contracts';
import { FakeServer, openScreen } from '@certitude/web/testing';
import { summary } from '../testing/views';
import { ComparePage } from './compare-page';

const renamed: ReleaseChange = {
  kind: 'renamed',
  subject: 'requirement',
  slug: 'backup',
  title: 'Key backup',
  from: 'Backup',
  to: 'Key backup',
  fromPlace: ['Governance', 'Strategy'],
  toPlace: ['Governance', 'Strategy'],
};
const added: ReleaseChange = {
  ...renamed,
  kind: 'added',
  slug: 'agility',
  title: 'Agility',
  from: null,
  to: 'Agility',
  fromPlace: null,
};
const full = () =>
  new FakeServer()
    .answer(modelsApi.list, { items: [summary(1), summary(2), summary(3)], next: null })
    .answer(modelsApi.compare, { changes: [renamed, added] });
const given = (server = full(), inputs: Record<string, string> = {}) => openScreen(ComparePage, { server, inputs });

describe('the comparison of releases', () => {
  it('asks for the chosen pair, and shows what changed', async () => {
    const { screen, server } = await given(full(), { from: summary(1).id, to: summary(3).id });
    expect(server.requests(modelsApi.compare)[0]).toMatchObject({
      params: { modelReleaseId: summary(1).id },
      query: { to: summary(3).id },
    });
    expect(screen.text()).toContain('2 differences from PKIMM 1.0.0 to PKIMM 3.0.0');
    expect(screen.find('Key backup')).not.toBeNull();
    expect(screen.find('Agility')).not.toBeNull();
  });

  it('puts another choice into the address', async () => {
    const { screen, router } = await given(full(), { from: summary(1).id, to: summary(3).id });
    await screen.choose('To', 'PKIMM 2.0.0');
    expect(router.url).toContain(`to=${summary(2).id}`);
    await screen.press('Swap');
    expect(router.url).toContain(`from=${summary(3).id}&to=${summary(1).id}`);
    await screen.press(/^Added/);
    expect(router.url).toContain('kind=added');
  });

  it('shows only one kind where the address says so', async () => {
    const { screen } = await given(full(), { from: summary(1).id, to: summary(3).id, kind: 'added' });
    expect(screen.text()).toContain('1 of 2 differences');
    expect(screen.find('Key backup')).toBeNull();
  });

  it('asks nothing about a release and itself', async () => {
    const { screen, server } = await given(full(), { from: summary(1).id, to: summary(1).id });
    expect(screen.text()).toContain('These are the same release.');
    expect(server.requests(modelsApi.compare)).toEqual([]);
  });

  it('says that nothing differs, that there is nothing to compare, that it loads, and what failed', async () => {
    const pair = { from: summary(1).id, to: summary(3).id };
    expect((await given(full().answer(modelsApi.compare, { changes: [] }), pair)).screen.text()).toContain(
      'No difference',
    );
    const alone = await given(full().answer(modelsApi.list, { items: [summary(1)], next: null }));
    expect(alone.screen.text()).toMatch(/Nothing to compare|same release/);
    expect((await given(full().hang(modelsApi.list))).screen.isLoading()).toBe(true);
    expect((await given(full().refuse(modelsApi.compare, 'Not now.'), pair)).screen.text()).toContain('Not now.');
  });
});
