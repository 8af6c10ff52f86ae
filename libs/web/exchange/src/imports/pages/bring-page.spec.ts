import { modelsApi, type ModelReleaseSummary } from '@certitude/contracts';
import { importsApi, type ImportSummary } from '@certitude/contracts/exchange';
import { FakeServer, fakeId, openScreen, organizationId } from '@certitude/web/testing';
import { importedView, importView } from '../testing/import-views';
import { BringPage } from './bring-page';

const summaryOf = (more: Partial<ImportSummary> = {}): ImportSummary => {
  const { id, state, kind, sourceName, sha256, createdBy, createdAt } = importedView();
  const { importedBy, importedAt, undoneBy, undoneAt, assessment, strategy } = importedView();
  const record = { id, state, kind, sourceName, sha256, createdBy, createdAt };
  return { ...record, importedBy, importedAt, undoneBy, undoneAt, assessment, strategy, ...more };
};
const server = (...items: ImportSummary[]) =>
  new FakeServer()
    .answer(modelsApi.list, { items: [], next: null })
    .answer(importsApi.list, { items, next: null })
    .answer(importsApi.preview, importView());
const open = (given = server()) => openScreen(BringPage, { server: given, role: 'admin' });

describe('bringing an assessment', () => {
  it('reads a file that is dropped, and goes to its preview', async () => {
    const { screen, server: asked, router } = await open();
    const file = new File(['dataVersion: 2.0.0'], 'ca.yaml');
    const event = new Event('drop', { bubbles: true, cancelable: true });
    Object.assign(event, { dataTransfer: { files: [file] } });
    screen.root.querySelector('certitude-file-pick label')?.dispatchEvent(event);
    await screen.settled();
    expect(asked.requests(importsApi.preview)).toMatchObject([{ query: { name: 'ca.yaml' } }]);
    expect(router.url).toBe(`/o/${organizationId}/import/${importView().id}`);
  });

  it('reads a link or a text that is pasted', async () => {
    const { screen, server: asked, router } = await open();
    await screen.type('Share link', 'https://pkic.org/pkimm/#progress=abc');
    await screen.press('Preview');
    expect(asked.requests(importsApi.preview)).toMatchObject([{ query: { name: '' } }]);
    expect(router.url).toContain('/import/');
  });

  it('shows that it is being read, and can be given up', async () => {
    const { screen, router } = await open(server().hang(importsApi.preview));
    await screen.type('Share link', 'https://pkic.org/pkimm/#progress=abc');
    await screen.press('Preview');
    expect(screen.text()).toContain('Reading the content …');
    await screen.press('Cancel');
    expect(screen.text()).not.toContain('Reading the content …');
    expect(screen.root.querySelector('[role="alert"]')).toBeNull();
    expect(router.url).not.toContain('/import/');
  });

  it('says why something is refused, and what is accepted', async () => {
    const { screen, router } = await open(
      server().refuse(importsApi.preview, 'This cannot be imported.', 'import.unreadable'),
    );
    await screen.type('Share link', 'hello');
    await screen.press('Preview');
    expect(screen.root.querySelector('[role="alert"]')?.textContent).toContain('This cannot be imported.');
    expect(screen.text()).toContain('the official workbook, full or self');
    expect(router.url).not.toContain('/import/');
  });

  it('gives templates to fill in, for each release', async () => {
    const release: ModelReleaseSummary = {
      ...{ id: fakeId(9), version: '2.0.0', wording: 'certitude', categories: 16, requirements: 76 },
      publishedAt: '2026-01-01T00:00:00.000Z',
    };
    const { screen } = await open(server().answer(modelsApi.list, { items: [release], next: null }));
    await screen.press('Template for release 2.0.0');
    const links = [...document.querySelectorAll<HTMLAnchorElement>('a[mat-menu-item]')].map(({ href }) => href);
    expect(links.map((href) => href.split('/').at(-1))).toEqual([
      'template-full-xlsx',
      'template-full-csv',
      'template-self-xlsx',
      'template-self-csv',
    ]);
  });

  it('lists what was imported, undone or not', async () => {
    const undone = summaryOf({ state: 'undone', assessment: null, sourceName: '' });
    const { screen } = await open(server(summaryOf(), undone));
    expect(screen.text()).toContain('Imported before');
    expect(screen.leadsTo('ca.yaml')).toBe(`/o/${organizationId}/import/${importView().id}`);
    expect(screen.find('Export of the official browser tool 2.x')).not.toBeNull();
    expect(screen.text()).toContain('undone');
  });
});
