import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { modelsApi } from '@certitude/contracts';
import { ModelFileError } from '@certitude/maturity/files';
import { IdentityModule } from '@certitude/server/identity';
import { OrganizationsModule } from '@certitude/server/organizations';
import { testServer, type TestServer } from '@certitude/server/testing';
import { DatabaseClient } from '@certitude/server/core';
import { importRelease, StructureDiffers } from './import-release';
import { ModelsHttpModule } from './models-http.module';
import { publishOwnReleases } from './own-releases';
import { publishReleases } from './publish-releases';

const OWN = 'model/releases';
const OFFICIAL = '../shared/pkimm/models';
const REFERENCES = readFileSync('model/references.yaml', 'utf8');

const ownFile = (version: string): string => readFileSync(`${OWN}/pkimm-model-${version}.yaml`, 'utf8');
const own = (version: string) => ({ text: ownFile(version), wording: 'certitude' as const, references: REFERENCES });

describe('model releases', () => {
  let server: TestServer;
  let ownerUrl: string;
  beforeAll(async () => {
    server = await testServer({ modules: [IdentityModule, OrganizationsModule, ModelsHttpModule] });
    ownerUrl = server.database.ownerUrl;
    await publishOwnReleases(ownerUrl, 'model');
  });
  afterAll(() => server.close());

  const signedIn = async () => server.as(await server.given.person());
  const idOf = async (version: string) => {
    const { items } = await (await signedIn()).call(modelsApi.list, {});
    const found = items.find((item) => item.version === version && item.wording === 'certitude');
    if (!found) throw new Error(`No ${version}.`);
    return found.id;
  };

  it('publishes every release that comes with the product, and lists the last one first', async () => {
    const { items } = await (await signedIn()).call(modelsApi.list, {});
    const ours = items.filter(({ wording }) => wording === 'certitude');
    expect(ours.map(({ version, categories, requirements }) => [version, categories, requirements])).toEqual([
      ['2.0.0', 16, 76],
      ['1.1.0', 16, 78],
      ['1.0.0', 15, 72],
    ]);
    expect(readdirSync(OWN).filter((file) => file.endsWith('.yaml'))).toHaveLength(3);
  });

  it('pages through the list', async () => {
    const browser = await signedIn();
    const first = await browser.call(modelsApi.list, { query: { limit: 1 } });
    const second = await browser.call(modelsApi.list, { query: { limit: 1, after: first.next ?? '' } });
    expect(first.items).toHaveLength(1);
    expect(second.items).toHaveLength(1);
    expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
  });

  it('gives a release with all its texts', async () => {
    const id = await idOf('2.0.0');
    const view = await (await signedIn()).call(modelsApi.get, { params: { modelReleaseId: id } });
    const [category] = view.modules.flatMap((module) => module.categories);
    expect(view.modules.map((module) => module.id)).toEqual(['G', 'M', 'O', 'R']);
    expect(category?.levels.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(category?.requirements[0]?.guidance).not.toBe('');
  });

  it('says what changed from one release to the next', async () => {
    const [from, to] = [await idOf('1.1.0'), await idOf('2.0.0')];
    const { changes } = await (
      await signedIn()
    ).call(modelsApi.compare, { params: { modelReleaseId: from }, query: { to } });
    const removed = changes.filter(({ kind, subject }) => kind === 'removed' && subject === 'requirement');
    expect(removed).toHaveLength(2);
    for (const { fromPlace, toPlace } of removed) expect([fromPlace?.length, toPlace]).toEqual([2, null]);
    const [renamed] = changes.filter(({ kind }) => kind === 'renamed');
    expect(renamed).toMatchObject({ slug: 'policy-scope', toPlace: ['Governance', 'Policies and documentation'] });
  });

  it('lets a browser keep the texts of a release, and sends them only once', async () => {
    const { sessionToken } = await server.given.person();
    const address = `${server.url}/api/models/${await idOf('2.0.0')}`;
    const ask = (headers = {}) =>
      fetch(address, { headers: { cookie: `certitude_session=${sessionToken}`, ...headers } });
    const first = await ask();
    // As a browser asks; fetch by itself would add that nothing kept will do.
    const again = await ask({ 'if-none-match': first.headers.get('etag') ?? 'none', 'cache-control': 'max-age=0' });
    expect([first.status, first.headers.get('cache-control')]).toEqual([200, 'private, no-cache']);
    expect([again.status, (await again.text()).length]).toEqual([304, 0]);
  });

  it('knows what a browser keeps by a hash of what it says, and tells it to nobody who may not read it', async () => {
    const { sessionToken } = await server.given.person();
    const mine = { cookie: `certitude_session=${sessionToken}` };
    const ask = (id: string, headers: Record<string, string>) => fetch(`${server.url}/api/models/${id}`, { headers });
    const [older, newer] = [await idOf('1.1.0'), await idOf('2.0.0')];
    const tagOf = async (id: string, more = {}) => (await ask(id, { ...mine, ...more })).headers.get('etag') ?? '';
    const kept = { 'if-none-match': await tagOf(older), 'cache-control': 'max-age=0' };
    expect(await tagOf(older, { 'accept-encoding': 'identity' })).toBe(kept['if-none-match']);
    expect(await tagOf(newer)).not.toBe(kept['if-none-match']);
    expect((await ask(older, { ...mine, ...kept })).status).toBe(304);
    expect((await ask(newer, { ...mine, ...kept })).status).toBe(200);
    expect((await ask(older, kept)).status).toBe(401);
  });

  it('sends the texts compressed', async () => {
    const { sessionToken } = await server.given.person();
    const headers = { cookie: `certitude_session=${sessionToken}`, 'accept-encoding': 'gzip' };
    const answer = await fetch(`${server.url}/api/models/${await idOf('2.0.0')}`, { headers });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect((await answer.json()) as object).toMatchObject({ version: '2.0.0' });
  });

  it('shows nothing to somebody who is not signed in', async () => {
    expect((await server.as().problem(modelsApi.list)).code).toBe('session.required');
  });

  it('answers as for nothing when there is no such release', async () => {
    const params = { modelReleaseId: '01890000-0000-7000-8000-000000000000' };
    expect((await (await signedIn()).problem(modelsApi.get, { params })).code).toBe('not-found');
  });

  it('changes nothing when the same release is published again', async () => {
    const [first] = await publishReleases(ownerUrl, [own('1.1.0')]);
    const [again] = await publishReleases(ownerUrl, [own('1.1.0')]);
    expect(first?.outcome).toBe('already there');
    expect(again).toEqual(first);
  });

  it('publishes all of several files or none', async () => {
    const text = JSON.stringify({ schemaVersion: '2.0.0', version: '7.0.0' });
    const files = [
      { ...own('2.0.0'), wording: 'official' as const },
      { text, wording: 'official' as const },
    ];
    expect(() => publishReleases(ownerUrl, files)).toThrow(ModelFileError);
    const { items } = await (await signedIn()).call(modelsApi.list, {});
    expect(items.filter(({ wording, version }) => wording === 'official' && version === '2.0.0')).toEqual([]);
  });

  it('does not let the application write releases', async () => {
    const client = new DatabaseClient({ connectionString: server.database.appUrl });
    await client.connect();
    await expect(client.query('delete from model_release')).rejects.toThrow(/permission denied/);
    await client.end();
  });

  it('imports a file that differs in wording alone', async () => {
    const text = ownFile('1.0.0').replace(/guidance: \|\n( +)/, '$&In other words. ');
    expect(text).toContain('In other words.');
    const { outcome, version } = await importRelease(ownerUrl, { text });
    expect([outcome, version]).toEqual(['published', '1.0.0']);
  });

  it('refuses a file with another weight, and says where it differs', async () => {
    const text = ownFile('1.0.0').replace(/weight: 5/, 'weight: 4');
    const refused = importRelease(ownerUrl, { text });
    await expect(refused).rejects.toBeInstanceOf(StructureDiffers);
    await expect(refused).rejects.toMatchObject({
      differences: [expect.objectContaining({ kind: 'weight', own: '5', imported: '4' })],
    });
  });

  const official = existsSync(OFFICIAL) ? readdirSync(OFFICIAL).filter((file) => /model-\d/.test(file)) : [];
  // The published files are not part of the product: looked at where they lie beside it.
  if (official.length > 0)
    describe('the official files', () => {
      it.each(official)('imports %s as it was published', async (file) => {
        const references = readFileSync(`${OFFICIAL}/pkimm-references.yaml`, 'utf8');
        const { outcome } = await importRelease(ownerUrl, {
          text: readFileSync(`${OFFICIAL}/${file}`, 'utf8'),
          references,
        });
        expect(outcome).toBe('published');
      });
    });
});
