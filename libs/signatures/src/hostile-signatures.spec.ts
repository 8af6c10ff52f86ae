import { givenKey, HOSTILE_MESSAGES, signedWith } from '../testing';
import { checkFile } from './check';
import { sentencesOf } from './words';

// Keys are made for each test, which takes as long as finding their primes takes.
jest.setTimeout(60_000);

const NOW = new Date('2030-06-01T12:00:00Z');
const SAID: Readonly<Record<(typeof HOSTILE_MESSAGES)[number], string>> = {
  'announces more bytes than there are': 'A signature is not encoded as it has to be (DER).',
  'is nested deeply': 'A signature is nested too deeply.',
  'is noise': 'A signature cannot be read.',
  'has thousands of elements': 'A signature has too many elements.',
  'brings a hundred certificates': 'A signature brings too many certificates.',
};

describe('a signature that somebody made to do harm', () => {
  it.each(HOSTILE_MESSAGES)('%s, and is refused in words', async (what) => {
    const { verdict, signatures } = await checkFile(await signedWith(await givenKey(), what), { now: NOW });
    expect(verdict).toBe('not-valid');
    expect(signatures.flatMap(sentencesOf)[0]).toBe(SAID[what]);
  });
});
