import { readFileSync } from 'node:fs';
import { modelExtensionsApi, modelsApi } from '@certitude/contracts';
import { IncompatibleExtensionError } from '@certitude/maturity';
import { ModelFileError } from '@certitude/maturity/files';
import { DatabaseClient } from '@certitude/server/core';
import { IdentityModule } from '@certitude/server/identity';
import { OrganizationsModule } from '@certitude/server/organizations';
import { testServer, type TestServer } from '@certitude/server/testing';
import { ModelsHttpModule } from './models-http.module';
import { publishOwnReleases } from './own-releases';
import { publishExtensions } from './publish-extensions';

const PQC = readFileSync('model/extensions/pqc-0.2.0.yaml', 'utf8');
const references = readFileSync('model/references.yaml', 'utf8');

describe('extensions of model releases', () => {
  let server: TestServer;
  let ownerUrl: string;
  beforeAll(async () => {
    server = await testServer({ modules: [IdentityModule, OrganizationsModule, ModelsHttpModule] });
    ownerUrl = server.database.ownerUrl;
  });
  afterAll(() => server.close());

  const signedIn = async () => server.as(await server.given.person());
  const listed = async () => (await (await signedIn()).call(modelExtensionsApi.list)).items;
  const pqc = async (version = '0.2.0') => {
    const found = (await listed()).find((item) => item.key === 'pqc' && item.version === version);
    if (!found) throw new Error(`No pqc ${version}.`);
    return (await signedIn()).call(modelExtensionsApi.get, { params: { modelExtensionId: found.id } });
  };

  it('are published with the releases that come with the product, once', async () => {
    expect(await listed()).toEqual([]);
    expect(await publishOwnReleases(ownerUrl, 'model')).toBe(5);
    expect(await publishOwnReleases(ownerUrl, 'model')).toBe(0);
    expect(
      (await listed()).map(({ key, version, compatibility, criteria }) => [key, version, compatibility, criteria]),
    ).toEqual([
      ['pqc', '0.2.0', ['2.0.0'], 4],
      ['pqc', '0.1.0', ['1.1.0'], 4],
    ]);
  });

  it('are published once by two nodes that migrate at the same moment', async () => {
    const text = PQC.replace('version: "0.2.0"', 'version: "0.2.1"');
    const [one, other] = await Promise.all([1, 2].map(() => publishExtensions(ownerUrl, [{ text, references }])));
    expect(one?.[0]?.version).toBe('0.2.1');
    expect((await listed()).filter(({ version }) => version === '0.2.1')).toHaveLength(1);
    expect([one?.[0]?.outcome, other?.[0]?.outcome].toSorted()).toEqual(['already there', 'published']);
  });

  it('come in pages', async () => {
    const browser = await signedIn();
    const first = await browser.call(modelExtensionsApi.list, { query: { limit: 1 } });
    const second = await browser.call(modelExtensionsApi.list, { query: { limit: 1, after: first.next ?? '' } });
    expect([first.items.length, second.items.length]).toEqual([1, 1]);
    expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
  });

  it('show their criteria, and their weights beside those of the release they lie on', async () => {
    const view = await pqc();
    const release = await (await signedIn()).call(modelsApi.get, { params: { modelReleaseId: view.release.id } });
    expect([release.version, release.wording, view.reportsFloor]).toEqual(['2.0.0', 'certitude', true]);
    const strategy = view.categories.find(({ slug }) => slug === 'strategy-and-vision');
    expect(strategy?.criterion?.levels.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(strategy?.requirements.find(({ slug }) => slug === 'architecture')).toMatchObject({
      weight: 1,
      overlay: { type: 'multiplier', value: 2.5 },
      effectiveWeight: 2.5,
    });
    const titles = release.modules.flatMap(({ categories }) => categories.flatMap(({ requirements }) => requirements));
    for (const { slug, title, weight } of view.categories.flatMap(({ requirements }) => requirements))
      expect(titles.find((requirement) => requirement.slug === slug)).toMatchObject({ title, weight });
  });

  it('name their sources where the references stand in the texts of model 1.x', async () => {
    const sources = (await pqc('0.1.0')).categories.flatMap(({ criterion }) => criterion?.references ?? []);
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.every(({ title, url }) => title.length > 3 && (url === null || /^https?:/.test(url)))).toBe(true);
  });

  it.each([
    ['no release of its version is published', PQC.replace('- "2.0.0"', '- "9.0.0"'), IncompatibleExtensionError],
    [
      'it names a requirement that the release lacks',
      PQC.replace('id: sponsor-support', 'id: sponsor-suport'),
      IncompatibleExtensionError,
    ],
    ['it is no extension', 'schemaVersion: "1.0.0"', ModelFileError],
  ])('are refused when %s', async (_, text, kind) => {
    const before = await listed();
    await expect((async () => publishExtensions(ownerUrl, [{ text, references }]))()).rejects.toBeInstanceOf(kind);
    expect(await listed()).toEqual(before);
  });

  it('are shown to nobody who is not signed in, and are not found by another id', async () => {
    expect((await server.as().problem(modelExtensionsApi.list)).code).toBe('session.required');
    const params = { modelExtensionId: '01890000-0000-7000-8000-000000000000' };
    expect((await (await signedIn()).problem(modelExtensionsApi.get, { params })).code).toBe('not-found');
  });

  it('cannot be written by the application', async () => {
    const client = new DatabaseClient({ connectionString: server.database.appUrl });
    await client.connect();
    await expect(client.query(`update model_extension set name = 'x'`)).rejects.toThrow(/permission denied/);
    await client.end();
  });
});
