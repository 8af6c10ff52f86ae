import {
  type GivenKey,
  givenKey,
  type KeyWish,
  messageOver,
  pemOf,
  signedAnew,
  signedBy,
  stampOver,
  type StampWish,
} from '../testing';
import { checkFile } from './check';
import { sentencesOf } from './words';

// Keys are made for each test, which takes as long as finding their primes takes.
jest.setTimeout(60_000);

const NOW = new Date('2030-06-01T12:00:00Z');
const STAMPING = { name: 'Time service', purposes: ['1.3.6.1.5.5.7.3.8'] };
const check = async (file: Uint8Array<ArrayBuffer>, trusted?: string) => {
  const { verdict, signatures } = await checkFile(file, { now: NOW, trusted });
  const [{ problems, remarks, claimedTime, stampedTime } = {}] = signatures;
  return { verdict, problems, remarks, claimedTime, stampedTime, said: signatures.flatMap(sentencesOf).join('\n') };
};
const relabelled = (file: Uint8Array): Uint8Array<ArrayBuffer> => {
  const text = Buffer.from(file).toString('latin1');
  return new Uint8Array(Buffer.from(text.replace('/ETSI.CAdES.detached', '/ETSI.RFC3161       '), 'latin1'));
};

describe('a file with a time stamp', () => {
  const stampedFile = async (by: GivenKey, wish: StampWish = {}) => {
    // What it is called is part of what it is over.
    const make = (content: Uint8Array<ArrayBuffer>) => stampOver(relabelled(content), by, wish);
    return relabelled(await signedBy(by, make));
  };

  it('is not signed by anybody, and says what the service says', async () => {
    const checked = await check(await stampedFile(await givenKey(STAMPING)));
    expect(checked).toMatchObject({ verdict: 'not-signed', problems: [], claimedTime: '2030-06-01T12:05:00.000Z' });
    expect(checked.said).toContain('This is a time stamp');
    expect(checked.said).toContain('It approves nothing');
  });

  const wrong: readonly [what: string, key: KeyWish, wish: StampWish, problem: string][] = [
    ['by a key for something else', {}, {}, 'not-for-stamps'],
    [
      'by a key for time stamps and more',
      { purposes: [...STAMPING.purposes, '1.3.6.1.5.5.7.3.4'] },
      {},
      'not-for-stamps',
    ],
    ['by a key whose purposes nobody has to mind', { ...STAMPING, arePurposesCritical: false }, {}, 'not-for-stamps'],
    ['with SHA-1', STAMPING, { hash: '1.3.14.3.2.26' }, 'weak'],
    ['with another hash than it says', STAMPING, { hash: '2.16.840.1.101.3.4.2.2' }, 'content'],
    ['after the end of its certificate', { ...STAMPING, notAfter: '2030-01-01T00:00:00Z' }, {}, 'outside-validity'],
    ['by a small key', { ...STAMPING, kind: 'RSA', bits: 1_024 }, {}, 'weak-key'],
  ];
  it.each(wrong)('%s is not valid', async (_, key, wish, problem) => {
    const checked = await check(await stampedFile(await givenKey(key), wish));
    expect(checked).toMatchObject({ verdict: 'not-valid', problems: [problem] });
  });

  it('over something else is not valid', async () => {
    const file = await stampedFile(await givenKey(STAMPING));
    const text = Buffer.from(file).toString('latin1').replace('(Level 3)', '(Level 5)');
    const checked = await check(new Uint8Array(Buffer.from(text, 'latin1')));
    expect(checked).toMatchObject({ verdict: 'not-valid', problems: ['content'] });
  });

  it('that is a signature with another name is not valid, nor a signature that is a time stamp', async () => {
    const checked = await check(relabelled(await signedAnew(await givenKey(), {})));
    expect(checked).toMatchObject({ verdict: 'not-valid', problems: ['not-a-stamp'] });
    expect(checked.said).toContain('It calls itself a time stamp and is none.');
    const by = await givenKey(STAMPING);
    const stamp = await check(await signedBy(by, (content) => stampOver(content, by)));
    expect(stamp).toMatchObject({ verdict: 'not-valid', problems: ['other-purpose'] });
  });
});

describe('a signature with a time stamp', () => {
  const stamped = async (by: GivenKey, over?: Uint8Array<ArrayBuffer>, count = 1) => {
    const signer = await givenKey();
    return signedAnew(signer, {
      stamped: (value) => Promise.all(Array.from({ length: count }, () => stampOver(over ?? value, by))),
    });
  };

  it('says when a service saw it, and whether anybody trusts that', async () => {
    const by = await givenKey(STAMPING);
    const checked = await check(await stamped(by));
    expect(checked).toMatchObject({ verdict: 'valid', stampedTime: '2030-06-01T12:05:00.000Z' });
    expect(checked.said).toContain('whether to trust it, says that the signature was there by 2030-06-01 12:05 UTC.');
    expect((await check(await stamped(by), pemOf(by.certificate))).said).toContain(
      'A time-stamp service that you trust says that the signature was there by 2030-06-01 12:05 UTC.',
    );
  });

  it('is not said to be trusted where the roots that somebody gave are those of others', async () => {
    const [signer, by] = [await givenKey(), await givenKey(STAMPING)];
    const file = await signedAnew(signer, { stamped: async (value) => [await stampOver(value, by)] });
    const checked = await check(file, pemOf(signer.certificate));
    expect(checked.verdict).toBe('valid');
    expect(checked.remarks).toContain('stamp-fits');
    expect(checked.said).not.toContain('A time-stamp service that you trust');
  });

  it.each([
    ['over something else', async () => stamped(await givenKey(STAMPING), new Uint8Array(9))],
    ['by a key for something else', async () => stamped(await givenKey())],
    [
      'by a certificate that had ended',
      async () => stamped(await givenKey({ ...STAMPING, notAfter: '2030-01-01T00:00:00Z' })),
    ],
    ['twice', async () => stamped(await givenKey(STAMPING), undefined, 2)],
    [
      'that is none',
      async () =>
        signedAnew(await givenKey(), { stamped: async (value) => [await messageOver(value, await givenKey())] }),
    ],
  ])('%s says that it is worth nothing, and stays what it is', async (_, file) => {
    const checked = await check(await file());
    expect(checked).toMatchObject({ verdict: 'valid', stampedTime: null });
    expect(checked.remarks).toContain('stamp-wrong');
  });
});
