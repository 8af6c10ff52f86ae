import { givenKey, keyStoreOf, type KeyWish, nestedKeyStore, smallPdf } from '../../testing';
import { OLD_OPENSSL_STORE, OPENSSL_STORE, STORE_PASSWORD as PASSWORD } from '../../testing/openssl-stores';
import { checkFile } from '../check';
import { openKeyStore } from './key-store';
import { signedFile } from './sign';

// Keys are made for each test, which takes as long as finding their primes takes.
jest.setTimeout(60_000);

const NOW = new Date('2030-06-01T12:00:00Z');
const problem = (bytes: Uint8Array, password = PASSWORD) =>
  openKeyStore(bytes, password, NOW).then(
    () => 'none',
    (error: { problem?: string }) => error.problem,
  );

describe('a key store', () => {
  it.each(['RSA', 'EC'] as const)('with a key of %s opens by its password, and signs with its chain', async (kind) => {
    const root = await givenKey({ name: 'Root', isAuthority: true });
    const store = await keyStoreOf(await givenKey({ kind, issuer: root }), PASSWORD);
    const { key, certificate, chain } = await openKeyStore(store, PASSWORD, NOW);
    expect(chain).toHaveLength(1);
    const wish = { field: 'ExecutiveApproval', at: NOW, reason: null, key, certificate, chain };
    expect((await checkFile(await signedFile(smallPdf(), wish), { now: NOW })).verdict).toBe('valid');
  });

  const refused: readonly [what: string, key: KeyWish, problem: string][] = [
    ['not for signing', { usage: 0x20 }, 'not-for-signing'],
    ['expired', { notAfter: '2030-01-01T00:00:00Z' }, 'expired'],
    ['of a key that is too small', { kind: 'RSA', bits: 1024 }, 'too-small'],
  ];
  it.each(refused)('with a certificate that is %s is refused', async (_, wish, why) => {
    expect(await problem(await keyStoreOf(await givenKey(wish), PASSWORD))).toBe(why);
  });

  it('does not open by another password, and never costs more than it may', async () => {
    const key = await givenKey();
    const store = await keyStoreOf(key, PASSWORD);
    expect(await problem(store, 'wrong')).toBe('wrong-password');
    expect(await problem(store.slice(0, 200))).toBe('unreadable');
    expect(await problem(new Uint8Array([0x30, 0x84, 0xff, 0xff, 0xff, 0xff]))).toBe('unreadable');
    expect(await problem(new Uint8Array(2 * 1024 ** 2))).toBe('unreadable');
    // 02 02 07 d0: the number of iterations.
    const hex = Buffer.from(store).toString('hex');
    const endless = Buffer.from(hex.replaceAll('020207d0', '02027fff'), 'hex');
    expect(await problem(endless)).toBe('wrong-password');
  });

  it('that wants more rounds than may be is not tried', async () => {
    const hex = Buffer.from(await keyStoreOf(await givenKey(), PASSWORD, 65_536)).toString('hex');
    // 02 03 01 00 00: the number of iterations, as many as the same length holds.
    const endless = Buffer.from(hex.replaceAll('0203010000', '02037fffff'), 'hex');
    expect(endless.toString('hex')).not.toBe(hex);
    expect(await problem(endless)).toBe('unreadable');
  });

  it('that wants few rounds in each of many parts, and many together, is not tried', async () => {
    const hex = Buffer.from(await keyStoreOf(await givenKey(), PASSWORD, 65_536, 2)).toString('hex');
    // 02 03 2f ff ff: three million, in each of two parts for certificates and in the one for the key.
    const endless = Buffer.from(hex.replaceAll('0203010000', '02032fffff'), 'hex');
    const begun = performance.now();
    expect(await problem(endless)).toBe('unreadable');
    expect(performance.now() - begun).toBeLessThan(1_000);
    expect(await problem(await keyStoreOf(await givenKey(), PASSWORD, 2_000, 2))).toBe('none');
  });

  it('with a negative number of rounds is not tried', async () => {
    const hex = Buffer.from(await keyStoreOf(await givenKey(), PASSWORD)).toString('hex');
    const negative = Buffer.from(hex.replaceAll('020207d0', '0202ffd0'), 'hex');
    expect(await problem(negative)).toBe('unreadable');
  });

  it('in which bags lie in bags deeply, is read as none', async () => {
    for (const depth of [1, 40]) expect(await problem(await nestedKeyStore(depth))).toBe('wrong-password');
  });

  it('opens by what its password is, in whichever letters; its checksum is not asked', async () => {
    const password = 'pässwörd 🔑 كلمة';
    const store = await keyStoreOf(await givenKey(), password);
    expect(await problem(store, password)).toBe('none');
    expect(await problem(store, 'password')).toBe('wrong-password');
    // As programs of old spelled it: two bytes for each letter, and two more.
    const spelled = Buffer.from(`${password}\0`, 'utf16le').swap16().toString('latin1');
    expect(await problem(store, spelled)).toBe('wrong-password');
    const last = store.length - 20;
    expect(
      await problem(
        new Uint8Array([...store.slice(0, last - 40), 0xff ^ (store[last - 40] ?? 0), ...store.slice(last - 39)]),
        password,
      ),
    ).toBe('none');
  });

  it('with a certificate of another key holds none that signs', async () => {
    const [one, other] = [await givenKey(), await givenKey()];
    expect(await problem(await keyStoreOf({ ...one, certificate: other.certificate }, PASSWORD))).toBe('no-key');
  });
});

describe('a key store that OpenSSL wrote', () => {
  it('opens; with encryption of old it says so', async () => {
    expect(await problem(OPENSSL_STORE)).toBe('none');
    expect(await problem(OPENSSL_STORE, 'wrong')).toBe('wrong-password');
    expect(await problem(OLD_OPENSSL_STORE)).toBe('old-encryption');
  });
});
