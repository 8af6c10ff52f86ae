import { modelExtensionsApi, modelsApi } from '@certitude/contracts';
import { FakeServer, openScreen } from '@certitude/web/testing';
import { extensionSummary, release } from '../testing/views';
import { ReleasePage } from './release-page';

const full = () =>
  new FakeServer()
    .answer(modelsApi.get, release)
    .answer(modelExtensionsApi.list, { items: [extensionSummary()], next: null });
const given = (server = full(), q?: string) =>
  openScreen(ReleasePage, { server, inputs: { releaseId: release.id, ...(q ? { q } : {}) } });

describe('the page of a release', () => {
  it('shows modules, categories and requirements, and the extensions that fit', async () => {
    const { screen } = await given();
    expect(screen.text()).toMatch(/PKIMM 2\.0\.0.*Governance.*Strategy.*Key ceremonies.*Key backup/);
    expect(screen.find('Post-quantum 1.0.0')).not.toBeNull();
  });

  it('opens and folds requirements, one and all', async () => {
    const { screen } = await given();
    const isOpen = (name: RegExp) => screen.find(name)?.getAttribute('aria-expanded');
    await screen.press(/^Key backup/);
    expect([isOpen(/^Key backup/), isOpen(/^Key ceremonies/)]).toEqual(['true', 'false']);
    await screen.press('Open all requirements');
    expect([isOpen(/^Key backup/), isOpen(/^Key ceremonies/)]).toEqual(['true', 'true']);
    await screen.press('Fold all requirements');
    expect([isOpen(/^Key backup/), isOpen(/^Key ceremonies/)]).toEqual(['false', 'false']);
  });

  it('finds what has the words, says when nothing has, and clears the search', async () => {
    const { screen } = await given();
    await screen.type('Search the release', 'backup');
    expect(screen.find(/Key backup/)).not.toBeNull();
    expect(screen.find(/Key ceremonies/)).toBeNull();
    await screen.type('Search the release', 'nowhere');
    expect(screen.text()).toContain('Nothing matches');
    await screen.press('Clear the search');
    expect(screen.text()).toContain('Key ceremonies');
  });

  it('starts with the search of its address', async () => {
    const { screen } = await given(full(), 'nowhere');
    expect(screen.text()).toContain('Nothing matches');
  });

  it('says that it loads, and what failed', async () => {
    expect((await given(full().hang(modelsApi.get))).screen.isLoading()).toBe(true);
    expect((await given(full().refuse(modelsApi.get, 'No such release.'))).screen.text()).toContain('No such release.');
  });
});
