import { type Endpoint } from '@certitude/contracts';
import { archivesApi, arrivalsApi, exportsApi, importsApi, type ImportView } from '@certitude/contracts/exchange';
import { newId } from '@certitude/server/core';
import { type GivenMember } from '@certitude/server/testing';
import { fullExport, ImportWorld } from '../testing/import-world';

jest.setTimeout(120_000);

const STRANGE = ['\0', '\uD800', '𝕏'.repeat(300), '../../etc/passwd', '', '{}', "'; drop table pki; --"];
const FILES: readonly (readonly [string, Buffer])[] = [
  ['nothing', Buffer.alloc(0)],
  ['a null character', Buffer.from('name: "a\\0b"\nprogress: {G.1: {level: 1}}')],
  ['half of a character', Buffer.from('{"dataVersion":"2.0.0","name":"\\ud800","progress":{}}')],
  ['a level that is none', Buffer.from('dataVersion: 2.0.0\nprogress: {G.strategy-and-vision: {level: .nan}}')],
  ['a level beyond numbers', Buffer.from('dataVersion: 2.0.0\nprogress: {G.strategy-and-vision: {level: 1e999}}')],
  ['texts where there are lists', Buffer.from('dataVersion: 2.0.0\nprogress: "x"\nactionPlans: "y"\nworkspace: 3')],
  ['lists where there are maps', Buffer.from('dataVersion: 2.0.0\nprogress: []\nrequirementProgress: [1]\nmeta: []')],
  [
    'values of every kind where others are meant',
    Buffer.from(
      JSON.stringify({
        ...{ stateSchemaVersion: 2, dataVersion: '2.0.0', name: 'x\u0000\ud800', progress: {} },
        ...{ assessorName: 'a\nb'.repeat(500), startDate: '9999-99-99', finishDate: '0001-01-01' },
        requirementProgress: {
          'G.strategy-and-vision.sponsor-support': {
            ...{ level: 3, applicability: true, notes: '\ud800\u0000', updatedAt: 'never' },
            evidence: 'https://[::1'.repeat(400),
          },
        },
        actionPlans: {
          categories: {
            'G.strategy-and-vision': { targetLevel: 3, targetDate: '2030-02-31', tasks: [{ label: '\u0000' }] },
          },
        },
      }),
    ),
  ],
  ['a ZIP that ends early', Buffer.from([0x50, 0x4b, 3, 4, 0, 0])],
  ['a ZIP of nothing', Buffer.from([0x50, 0x4b, 5, 6, ...Array.from({ length: 18 }, () => 0)])],
  ['a ZIP that lies', Buffer.from([0x50, 0x4b, 5, 6, 0, 0, 0, 0, 9, 0, 9, 0, 255, 0, 0, 0, 255, 255, 255, 127, 0, 0])],
  ['random bytes', Buffer.from(Array.from({ length: 4_000 }, (_, at) => (at * 7919) % 251))],
];

describe('what nobody should send', () => {
  let world: ImportWorld;
  let owner: GivenMember;
  let preview: ImportView;
  beforeAll(async () => {
    world = await ImportWorld.make();
    owner = await world.server.given.organization();
    preview = await world.preview(owner, fullExport());
  });
  afterAll(() => world.server.close());

  const ask = <E extends Endpoint>(endpoint: E, request: { params?: unknown; query?: unknown; body?: unknown }) =>
    world.server.as(owner).raw(endpoint, request);
  const refused = async (answer: ReturnType<typeof ask>): Promise<void> => {
    const { status, body } = await answer;
    expect({ status, body: status >= 500 ? body : null }).toEqual({ status: expect.any(Number), body: null });
    if (status >= 400) expect(body).toMatchObject({ code: expect.any(String), title: expect.any(String) });
  };
  const at = () => ({ ...world.at(owner), importId: preview.id });

  it.each(FILES)('as a file to import, with %s, is read or refused with a problem', async (_what, body) => {
    const read = await ask(importsApi.preview, { params: world.at(owner), query: { name: 'a.yaml' }, body });
    await refused(Promise.resolve(read));
    if (read.status === 200) {
      const { id: importId } = read.body as ImportView;
      const commit = { name: 'A', pki: { kind: 'new', name: 'B' }, asCopy: true };
      await refused(ask(importsApi.commit, { params: { ...world.at(owner), importId }, body: commit }));
    }
    await refused(ask(arrivalsApi.bring, { query: { name: 'a.certitude' }, body }));
  });

  it.each(STRANGE)('as a name of a file: %j', async (name) => {
    const body = Buffer.from(fullExport());
    await refused(ask(importsApi.preview, { params: world.at(owner), query: { name }, body }));
    await refused(ask(importsApi.commit, { params: at(), body: { name, pki: { kind: 'new', name } } }));
  });

  it.each(STRANGE)('as somebody, some import and some place: %j', async (strange) => {
    const [nobody, importId] = [newId(), newId()];
    const commit = { name: 'A', pki: { kind: 'new', name: 'B' }, asCopy: true };
    const merge = { assessmentId: nobody, strategy: 'fill-gaps', head: 1 };
    const [params, other] = [at(), { ...at(), importId }];
    const bodies: readonly [Endpoint, object][] = [
      [importsApi.commit, { params, body: { ...commit, people: [{ person: strange, account: nobody }] } }],
      [importsApi.commit, { params, body: { ...commit, invite: [{ person: strange, address: 'a@example.com' }] } }],
      [importsApi.commit, { params, body: { ...commit, pki: { kind: 'existing', pkiId: nobody } } }],
      [importsApi.commit, { params, body: { ...commit, policy: strange } }],
      [importsApi.commit, { params: other, body: commit }],
      [importsApi.choose, { params, body: { 'key-set': strange } }],
      [importsApi.choose, { params: other, body: {} }],
      [importsApi.merge, { params, body: merge }],
      [importsApi.merge, { params, body: { ...merge, head: 2 ** 53 } }],
      [importsApi.merge, { params, body: { ...merge, version: 2 ** 40, facts: [{ fact: strange, take: 'now' }] } }],
      [importsApi.previewMerge, { params, query: { assessmentId: nobody, strategy: strange } }],
      [importsApi.previewMerge, { params, query: { assessmentId: nobody, strategy: 'fill-gaps' } }],
      [importsApi.list, { params: world.at(owner), query: { after: strange } }],
      [importsApi.list, { params: world.at(owner), query: { limit: strange } }],
      [importsApi.get, { params: { ...params, importId: strange.toWellFormed() } }],
      [importsApi.undo, { params: other }],
      [importsApi.cancel, { params: other }],
      [importsApi.kept, { params: other }],
      [archivesApi.download, { params: { ...world.at(owner), archiveId: nobody } }],
      [archivesApi.cancel, { params: { ...world.at(owner), archiveId: nobody } }],
      [arrivalsApi.cancel, { params: { arrivalId: nobody } }],
      [exportsApi.assessment, { params: { ...world.at(owner), assessmentId: nobody, kind: 'json' } }],
      [exportsApi.assessment, { params: { ...world.at(owner), assessmentId: nobody, kind: strange.toWellFormed() } }],
      [exportsApi.evidencePackage, { params: { ...world.at(owner), assessmentId: nobody, revision: 2 ** 40 } }],
      [exportsApi.schema, { params: { name: strange.toWellFormed() || 'x' } }],
      [exportsApi.model, { params: { modelReleaseId: nobody, kind: 'eramba' } }],
      [exportsApi.evidence, { params: world.at(owner), query: { format: strange, owner: strange } }],
      [exportsApi.plans, { params: world.at(owner), query: { format: strange, status: strange } }],
    ];
    for (const [endpoint, request] of bodies) await refused(ask(endpoint, request));
  });
});
