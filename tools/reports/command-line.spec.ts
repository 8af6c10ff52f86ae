import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signedFile } from '@certitude/signatures';
import { credentialJson, type GivenKey, givenKey, type KeyWish, pemOf, smallPdf } from '@certitude/signatures/testing';

const root = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'verify-'));
jest.setTimeout(120_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the tool as npm does: from the workspace root, with the caller's folder in INIT_CWD. */
function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['tools/run.mjs', 'tools/reports/verify.ts', ...args],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, INIT_CWD: folder },
    },
  );
  return { status, said: `${stdout}${stderr}` };
}

function given(name: string, bytes: Uint8Array | string): string {
  writeFileSync(join(folder, name), bytes);
  return name;
}

const HASH = 'a1'.repeat(32);
const REPORT = smallPdf('Level 3', credentialJson(HASH));
const sign = (bytes: Uint8Array, { key, certificate, chain }: GivenKey, field = 'ExecutiveApproval') =>
  signedFile(bytes, { field, at: new Date(), reason: null, key, certificate, chain });
const signed = async (wish: KeyWish = {}): Promise<Uint8Array> => sign(REPORT, await givenKey(wish));

describe('npm run report:verify', () => {
  const cases: readonly [what: string, exit: number, says: string | RegExp, file: () => Promise<Uint8Array>][] = [
    ['a signature with RSA', 0, 'Key: RSA, 2048 bits', () => signed({ kind: 'RSA' })],
    ['a signature with EC', 0, 'Key: EC, P-256', () => signed({ kind: 'EC' })],
    [
      ...(['two signatures', 0, /ExecutiveApproval: Eva[^]*SecurityExecutiveApproval: Sam/] as const),
      async () => sign(await signed(), await givenKey({ name: 'Sam' }), 'SecurityExecutiveApproval'),
    ],
    ['nobody’s signature', 1, 'Not signed.', async () => REPORT],
    [
      ...(['a changed file', 1, 'was changed after it was signed'] as const),
      async () =>
        Buffer.from(
          Buffer.from(await signed())
            .toString('latin1')
            .replace('Level 3', 'Level 5'),
          'latin1',
        ),
    ],
    ['an expired certificate', 1, 'was not valid at the time', () => signed({ notAfter: '2021-01-01T00:00:00Z' })],
    ['a key that is not for signing', 1, 'its key is not for signatures', () => signed({ usage: 0x20 })],
    ['an issuer that nobody named', 0, 'Nothing here says whether to trust', () => signed()],
    ['no PDF', 2, 'This is no PDF.', async () => Buffer.from('MZ')],
  ];
  it.each(cases)('says what it finds of %s, and exits with %d', async (what, exit, says, file) => {
    const { status, said } = run(given('report.pdf', await file()));
    expect(said).toMatch(says);
    expect({ what, status, unlike: status === exit ? '' : said }).toEqual({ what, status: exit, unlike: '' });
  });

  it('believes issuers that somebody names, and compares with a version', async () => {
    const root = await givenKey({ name: 'Root', isAuthority: true });
    const file = given('signed.pdf', await sign(REPORT, await givenKey({ issuer: root })));
    const [ours, others] = [
      given('ours.pem', pemOf(root.certificate)),
      given('others.pem', pemOf((await givenKey()).certificate)),
    ];
    expect(run(file, '--trust', ours)).toMatchObject({
      status: 0,
      said: expect.stringContaining('Trusted by the roots you gave'),
    });
    expect(run(file, '--trust', others)).toMatchObject({ status: 1, said: expect.stringContaining('does not lead') });
    expect(run(file, '--version', HASH)).toMatchObject({
      status: 0,
      said: expect.stringContaining('hashes are equal'),
    });
    expect(run(file, '--version', 'b'.repeat(64))).toMatchObject({
      status: 1,
      said: expect.stringContaining('differ'),
    });
  });

  it('says what it needs, and that a file is not there', () => {
    expect(run()).toMatchObject({ status: 2, said: expect.stringContaining('Usage: npm run -s report:verify') });
    expect(run('nowhere.pdf')).toMatchObject({ status: 2, said: 'nowhere.pdf cannot be read.\n' });
  });
});
