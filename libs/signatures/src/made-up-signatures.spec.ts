import { givenKey, signedAnew } from '../testing';
import { checkFile } from './check';

// Keys are made for each test, which takes as long as finding their primes takes.
jest.setTimeout(60_000);

const NOW = new Date('2030-06-01T12:00:00Z');
const signaturesOf = async (file: Uint8Array<ArrayBuffer>) => (await checkFile(file, { now: NOW })).signatures;

describe('a signature that another program made', () => {
  it('is valid when it is as it should be', async () => {
    expect(await signaturesOf(await signedAnew(await givenKey(), {}))).toMatchObject([{ problems: [] }]);
  });

  it('is not valid with a hash that can be forged', async () => {
    const signed = await signedAnew(await givenKey(), { hash: 'SHA-1' });
    expect(await signaturesOf(signed)).toMatchObject([{ problems: ['weak'] }]);
  });

  it('is not valid when what is signed names the certificate of somebody else', async () => {
    const signed = await signedAnew(await givenKey(), { named: await givenKey() });
    expect(await signaturesOf(signed)).toMatchObject([{ problems: ['certificate'] }]);
  });

  it('is not read when it is by more than one', async () => {
    const signed = await signedAnew(await givenKey(), { signers: 2 });
    expect(await signaturesOf(signed)).toMatchObject([{ problems: ['unreadable'], signer: null }]);
  });

  it('is not valid when more than the signature itself is left out of what is signed', async () => {
    const time = `\n/M <${Buffer.from('D:20300601120000Z').toString('hex')}>`;
    const signed = await signedAnew(await givenKey(), {}, time);
    expect(await signaturesOf(signed)).toMatchObject([{ problems: ['range'] }]);
  });
});
