import { modelExtensionsApi } from '@certitude/contracts';
import { FakeServer, openScreen } from '@certitude/web/testing';
import { extension } from '../testing/views';
import { ExtensionPage } from './extension-page';

const given = (server: FakeServer) => openScreen(ExtensionPage, { server, inputs: { extensionId: extension.id } });

describe('the page of an extension', () => {
  it('says what it lies on, and each weight beside that of the release', async () => {
    const { screen } = await given(new FakeServer().answer(modelExtensionsApi.get, extension));
    expect(screen.text()).toMatch(/Post-quantum 1\.0\.0.*1 category.*1 weight.*Reported/);
    expect(screen.leadsTo('PKIMM 2.0.0')).toContain(extension.release.id);
    expect(screen.text()).toMatch(/Strategy.*3.*6.*It decides about all else\./);
  });

  it('says that it lays nothing over, that it loads, and what failed', async () => {
    const none = await given(new FakeServer().answer(modelExtensionsApi.get, { ...extension, categories: [] }));
    expect(none.screen.text()).toContain('No criteria and no weights');
    expect((await given(new FakeServer().hang(modelExtensionsApi.get))).screen.isLoading()).toBe(true);
    const failed = await given(new FakeServer().refuse(modelExtensionsApi.get, 'Not now.'));
    expect(failed.screen.text()).toContain('Not now.');
  });
});
