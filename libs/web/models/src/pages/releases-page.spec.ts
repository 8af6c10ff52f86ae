import { modelExtensionsApi, modelsApi } from '@certitude/contracts';
import { FakeServer, openScreen } from '@certitude/web/testing';
import { extension, extensionSummary, summary } from '../testing/views';
import { ReleasesPage } from './releases-page';

const given = (server: FakeServer) => openScreen(ReleasesPage, { server });
const full = () =>
  new FakeServer()
    .answer(modelsApi.list, { items: [summary(1), summary(2)], next: null })
    .answer(modelExtensionsApi.list, { items: [extensionSummary()], next: null });

describe('the releases of the model', () => {
  it('stand newest first, with where each and its changes are', async () => {
    const { screen } = await given(full());
    expect(screen.text()).toMatch(/PKIMM 2\.0\.0.*PKIMM 1\.0\.0/);
    expect(screen.leadsTo(/PKIMM 2\.0\.0/)).toContain(summary(2).id);
    expect(screen.leadsTo('Compare releases')).toContain('compare');
    expect(screen.leadsTo(/Post-quantum/)).toContain(extension.id);
  });

  it('offer nothing to compare while there is one', async () => {
    const { screen } = await given(full().answer(modelsApi.list, { items: [summary(1)], next: null }));
    expect(screen.find('Compare releases')).toBeNull();
  });

  it('say that there are none, that they load, and what failed', async () => {
    const none = await given(full().answer(modelsApi.list, { items: [], next: null }));
    expect(none.screen.text()).toContain('No release');
    expect((await given(full().hang(modelsApi.list))).screen.isLoading()).toBe(true);
    const { screen, server } = await given(full().refuse(modelsApi.list, 'Not now.'));
    expect(screen.text()).toContain('Not now.');
    server.answer(modelsApi.list, { items: [summary(2)], next: null });
    await screen.press('Try again');
    expect(screen.text()).toContain('PKIMM 2.0.0');
  });
});
