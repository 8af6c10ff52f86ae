import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type GivenMember } from '@certitude/server/testing';
import { ArchiveWorld } from '../testing/archive-world';
import { type Forgery, forged, zip } from '../testing/forged-archive';
import { MANIFEST, SIGNATURE } from './format/manifest';

jest.setTimeout(180_000);

const SOMEBODY = '0198c0de-0000-7000-8000-000000000001';
type Change = (forgery: Forgery) => unknown;
const first =
  (table: string, changes: Record<string, unknown>): Change =>
  ({ rows }) =>
    rows(table, ([row]) => Object.assign(row ?? {}, changes));
/** The first version says this of each piece of evidence, or of each answer. */
const frozen =
  (list: 'evidence' | 'responses', changes: Record<string, unknown>): Change =>
  ({ rows }) =>
    rows('assessment_version', ([row]) => {
      const content = row?.['content'] as Readonly<Record<typeof list, readonly object[]>>;
      for (const each of content[list]) Object.assign(each, changes);
    });

/** What somebody does to an archive, counted and signed anew, and what is said of it. */
const HONEST: readonly (readonly [string, Change, string])[] = [
  ['a row with a value more', first('pki', { owner: 'me' }), 'it does not have the values that were announced'],
  [
    'a row without a value',
    ({ rows }) => rows('pki', ([row]) => row && delete row['name']),
    'it does not have the values',
  ],
  [
    'a value that is announced and unknown',
    ({ manifest }) => manifest.tables.find(({ name }) => name === 'pki')?.columns.push('secret'),
    '"secret" is no value of it',
  ],
  [
    'the organization of somebody else',
    ({ manifest }) => manifest.tables.find(({ name }) => name === 'pki')?.columns.push('organization_id'),
    '"organization_id" is no value of it',
  ],
  ['a number that is a text', first('assessment', { revision: '1' }), 'revision is not as it should be'],
  ['a number that is none', first('assessment', { revision: 1e300 }), 'revision is not as it should be'],
  ['a text with a null character', first('pki', { description: 'a\0b' }), 'description is not as it should be'],
  ['a day that is none', first('assessment', { period_from: '2030-13-45' }), 'period_from is not as it should be'],
  ['an id that is none', first('pki', { id: 'x' }), 'id is not as it should be'],
  ['nothing where something must be', first('pki', { name: null }), 'name is not as it should be'],
  [
    'keys of prototypes',
    ({ files, rows }) => {
      rows('response', ([row]) => Object.assign(row ?? {}, { origins: 'PLANT' }));
      const text = String(files.get('tables/response.jsonl')).replace('"PLANT"', '{"__proto__":{"level":5}}');
      files.set('tables/response.jsonl', Buffer.from(text));
    },
    'origins is not as it should be',
  ],
  ['something that happens in years', first('review', { at: '2199-01-01T00:00:00Z' }), 'at is in the future'],
  ['a row that refers to nothing', first('response', { assessment_id: SOMEBODY }), 'The database does not accept it'],
  ['a row twice', ({ rows }) => rows('pki', (all) => all.push({ ...all[0] })), 'The database does not accept it'],
  ['a state that there is not', first('assessment', { state: 'perfect' }), 'The database does not accept it'],
  ['somebody whom it does not have', first('evidence', { created_by: SOMEBODY }), 'it names what the archive lacks'],
  [
    'an address that runs a script',
    first('evidence_revision', { url: 'javascript:alert(1)' }),
    'its address is none of a page',
  ],
  [
    'an address with a script behind it',
    first('evidence_revision', { url: 'https://a b\njavascript:alert(1)', file_id: null }),
    'its address is none of a page',
  ],
  [
    'a time zone that there is not',
    first('organization', { time_zone: 'Moon/Base' }),
    'In organization, line 1: time_zone',
  ],
  ['an organization without a name', first('organization', { name: '' }), 'In organization, line 1: name'],
  ['a size that no organization has', first('organization', { size_band: 'huge' }), 'size_band is not as it should be'],
  ['a PKI with a name of two lines', first('pki', { name: 'a\nb' }), 'In pki, line 1: name is not as it should be'],
  [
    'an assessment whose name is too long',
    first('assessment', { name: 'x'.repeat(201) }),
    'In assessment, line 1: name',
  ],
  ['a plan without a title', first('action_plan', { title: '' }), 'In action_plan, line 1: title'],
  ['a task without a title', first('plan_task', { title: '' }), 'In plan_task, line 1: title'],
  ['evidence without a title', first('evidence', { title: '' }), 'In evidence, line 1: title'],
  ['a day of another age', first('action_plan', { due_on: '9999-01-01' }), 'due_on is not as it should be'],
  [
    'a moment of another age',
    first('pki', { created_at: '0001-01-01T00:00:00Z' }),
    'created_at is not as it should be',
  ],
  [
    'a version that cannot be counted on',
    first('assessment', { version: 2 ** 31 - 1 }),
    'version is not as it should be',
  ],
  [
    'versions of fields that are none',
    first('pki', { field_versions: { name: 1 } }),
    'field_versions is not as it should be',
  ],
  [
    'a module that the release lacks',
    first('response', { module: 'zzz' }),
    'In response, line 1: its release has no such part',
  ],
  [
    'a requirement that the release lacks',
    first('response', { requirement: '__proto__' }),
    'In response, line 1: its release has no such part',
  ],
  ['a person with a name of two lines', first('people', { name: 'a\nb' }), 'In people, line 1: this is nobody'],
  [
    'a person of a time zone that there is not',
    first('people', { time_zone: 'x' }),
    'In people, line 1: this is nobody',
  ],
  [
    'an organization that calls itself two lines',
    ({ manifest }) => Object.assign(manifest.organization, { name: 'a\nb' }),
    'Its manifest is not one of an archive: organization.name',
  ],
  ['a file name that is a path', first('stored_file', { name: '../../etc/passwd' }), 'its name is none of a file'],
  [
    'a media type that ends a header',
    first('stored_file', { media_type: 'text/html\r\nx: y' }),
    'its media type is none',
  ],
  [
    'a version that says something else',
    first('assessment_version', { content: { format: 'x' } }),
    'its content is not what a version says',
  ],
  [
    'a version whose evidence leads to a script',
    frozen('evidence', { url: 'javascript:alert(1)' }),
    'an address in it is none of a page',
  ],
  [
    'a version with a text that holds a script',
    frozen('responses', { rationale: { type: 'doc', content: [{ type: 'script' }] } }),
    'a text holds what texts never hold',
  ],
  ['a text that nobody can put together', first('note', { snapshot: '\\xffff' }), 'a text cannot be put together'],
  [
    'a text that holds a script',
    first('note', { document_json: { type: 'doc', content: [{ type: 'script' }] } }),
    'a text holds what texts never hold',
  ],
  ['a report that is being made', first('report', { state: 'waiting' }), 'it is not finished'],
  [
    'a report that hides that it holds plans',
    first('report', { sections: ['statement', 'plans'] }),
    'its sections are not as they should be',
  ],
  ['a report of sections that there are not', first('report', { sections: ['verse'] }), 'its sections are not as'],
  ['a report of a version that there is not', first('report', { revision: 7 }), 'there is no such version'],
  ['a report larger than reports are', first('report', { size: 64 * 1024 ** 2 + 1 }), 'its size is none of a report'],
  ['a report of another size', first('report', { size: 7 }), 'A file and what is said of it differ'],
  ['a report of a format that there is not', first('report', { format: 'exe' }), 'A report says that it is EXE'],
  [
    'a report without its file',
    ({ files, manifest, rows }) =>
      rows('report', ([row]) => {
        files.delete(`files/${String(row?.['id'])}`);
        manifest.files.splice(
          manifest.files.findIndex(({ id }) => id === row?.['id']),
          1,
        );
      }),
    'The file of a report is missing',
  ],
  [
    'a table that no archive has',
    ({ manifest }) =>
      manifest.tables.push({ name: 'session', columns: ['id'], rows: 0, size: 0, sha256: '0'.repeat(64) }),
    'a table "session", and no archive has',
  ],
  [
    'two organizations',
    ({ rows }) => rows('organization', (all) => all.push({ ...all[0] })),
    'An archive is of one organization',
  ],
  [
    'no organization',
    ({ rows }) => rows('organization', (all) => all.pop()),
    'It holds something that was not announced',
  ],
  ['a person who is nobody', first('people', { name: '' }), 'this is nobody'],
  [
    'a release that is not here',
    ({ manifest }) => Object.assign(manifest.releases[0] ?? {}, { sha256: 'x' }),
    'It is release',
  ],
  [
    'a migration of a later version',
    ({ manifest }) => manifest.migrations.push('Later1900000000000'),
    'Have this instance brought up',
  ],
  [
    'a format of a later version',
    ({ manifest }) => Object.assign(manifest, { format: 2 }),
    'Have this instance brought up',
  ],
  [
    'a key in a manifest that it does not have',
    ({ manifest }) => Object.assign(manifest, { surprise: 1 }),
    'Its manifest is not one of an archive',
  ],
  [
    'a file that was not announced',
    ({ files }) => files.set('files/surprise', Buffer.from('x')),
    'It holds something that was not announced',
  ],
  [
    'a path out of it',
    ({ files }) => files.set('files/x', Buffer.from('x')),
    'It holds something that was not announced',
  ],
  ['a row that is no JSON', ({ files }) => files.set('tables/pki.jsonl', Buffer.from('{\n')), 'line 1, is no JSON'],
  [
    'a row that is not UTF-8',
    ({ files }) => files.set('tables/pki.jsonl', Buffer.from([0xff, 10])),
    'line 1, is no JSON',
  ],
];
/** What does not fit what was announced, or was signed. */
const DISHONEST: readonly (readonly [string, Change, string])[] = [
  [
    'more rows than were announced',
    ({ rows }) => rows('pki', (all) => all.push({ ...all[0] })),
    'unpacks to more than was announced',
  ],
  ['other rows of the same length', first('pki', { name: 'Issuing cA' }), 'is not what was put into the archive'],
  [
    'fewer rows than were announced',
    ({ manifest }) => Object.assign(manifest.tables.find(({ name }) => name === 'pki') ?? {}, { rows: 3 }),
    'does not have as many rows as were announced',
  ],
  [
    'a file with another content',
    ({ files }) => {
      const [path] = [...files.keys()].filter((name) => name.startsWith('files/'));
      files.set(path ?? '', Buffer.from('About minutes'));
    },
    'is not what was put into the archive',
  ],
  ['a list that is missing', ({ files }) => files.delete('tables/pki.jsonl'), 'tables/pki.jsonl is missing'],
  [
    'a line that is endless',
    ({ files, manifest }) => {
      const line = Buffer.alloc(17 * 1024 * 1024, 32);
      files.set('tables/pki.jsonl', line);
      Object.assign(manifest.tables.find(({ name }) => name === 'pki') ?? {}, { size: line.length });
    },
    'A row of tables/pki.jsonl is too long',
  ],
  [
    'a bomb',
    ({ files }) => files.set('tables/pki.jsonl', Buffer.alloc(64 * 1024 * 1024)),
    'unpacks to more than was announced',
  ],
  [
    'a list that says it is huge',
    ({ manifest }) => Object.assign(manifest.tables.find(({ name }) => name === 'pki') ?? {}, { size: 2 ** 40 }),
    'It has too many rows',
  ],
  [
    'more people than any organization has',
    ({ manifest }) => Object.assign(manifest.people, { rows: 20_001 }),
    'It names too many people',
  ],
  [
    'a signature of something else',
    ({ files }) =>
      files.set(SIGNATURE, Buffer.from(JSON.stringify({ algorithm: 'Ed25519', publicKey: 'AAAA', signature: 'AAAA' }))),
    'Download it again from the instance that made it',
  ],
  [
    'a manifest that is none',
    ({ files }) => files.set(MANIFEST, Buffer.from('[]')),
    'Its manifest is not one of an archive',
  ],
];

describe('an archive that somebody made up', () => {
  let world: ArchiveWorld;
  let owner: GivenMember;
  let bytes: Buffer;
  let before: unknown;
  beforeAll(async () => {
    world = await ArchiveWorld.make();
    ({ owner } = await world.worked());
    ({ bytes } = await world.archive(owner));
    before = await world.everything();
  });
  afterAll(() => world?.close());

  const refused = async (archive: Buffer): Promise<string> => {
    const { state, problem } = await world.bring(owner, archive);
    expect(state).toBe('failed');
    // Nothing is left of it: no organization, nobody, no file.
    expect(await world.everything()).toEqual(before);
    expect(await readdir(join(world.server.config.dataDir, 'files'))).toEqual([owner.context.organizationId]);
    expect(await readdir(join(world.server.config.dataDir, 'archives/arriving'))).toEqual([]);
    return problem?.detail ?? '';
  };

  it.each(HONEST)('is refused for %s', async (_, change, sentence) => {
    expect(await refused(await forged(bytes, change))).toContain(sentence);
  });

  it.each(DISHONEST)('is refused for %s, whatever it says of itself', async (_, change, sentence) => {
    expect(await refused(await forged(bytes, change, { honest: false }))).toContain(sentence);
  });

  it('is none when it is something else', async () => {
    expect(await refused(Buffer.from('PK no'))).toContain('It is no ZIP file');
    expect(await refused(bytes.subarray(0, bytes.length / 2))).toContain('It is no ZIP file');
    expect(await refused(await zip([['a.txt', Buffer.from('x')]]))).toContain('It has no manifest');
  });

  it('does not arrive with a file that no evidence may be', async () => {
    const key =
      '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIHcHbQpzGKV9PBbBclGyZkXfTC+H68CZKrF3+6UduSwq\n-----END PRIVATE KEY-----\n';
    const archive = await forged(bytes, ({ files, manifest, rows }) => {
      const [file] = manifest.files;
      if (!file) throw new Error('It has a file.');
      const content = Buffer.from(key);
      files.set(`files/${file.id}`, content);
      const is = { size: content.length, sha256: createHash('sha256').update(content).digest('hex') };
      Object.assign(file, is);
      rows('stored_file', (all) => all.filter(({ id }) => id === file.id).forEach((row) => Object.assign(row, is)));
    });
    expect(await refused(archive)).toContain('private key');
  });

  it.each([
    ['runs a script', '<!doctype html><script>alert(1)</script>'],
    ['is a program', 'MZ'],
  ])('does not arrive with a report that %s', async (_, text) => {
    const archive = await forged(bytes, ({ files, manifest, rows }) =>
      rows('report', ([row]) => {
        const content = Buffer.from(text);
        const is = { size: content.length, sha256: createHash('sha256').update(content).digest('hex') };
        files.set(`files/${String(row?.['id'])}`, content);
        Object.assign(manifest.files.find(({ id }) => id === row?.['id']) ?? {}, is);
        Object.assign(row ?? {}, is);
      }),
    );
    expect(await refused(archive)).toContain('A report says that it is HTML, and its file is not');
  });

  it('is the same organization once more when nothing of it was changed, with new ids', async () => {
    const { state, organizationId, problem } = await world.bring(owner, bytes);
    expect({ state, problem }).toEqual({ state: 'done', problem: null });
    const shared = await world.query<{ n: number }>(
      'select count(*)::int as n from response one join response other on one.id = other.id and one.organization_id <> other.organization_id where one.organization_id = $1',
      [organizationId],
    );
    expect(shared).toEqual([{ n: 0 }]);
  });
});
