import { parseOptions } from '@node-rs/argon2';
import { Passwords } from './passwords';

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 7; round++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return median(times);
}

describe('passwords', () => {
  const passwords = new Passwords();

  it('are hashed with argon2id and the parameters that OWASP recommends', async () => {
    const stored = await passwords.hash('correct horse battery');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(parseOptions(stored)).toMatchObject({ memoryCost: 19_456, timeCost: 2, parallelism: 1, saltLen: 16 });
  });

  it('never hash to the same twice', async () => {
    expect(await passwords.hash('correct horse battery')).not.toBe(await passwords.hash('correct horse battery'));
  });

  it('match the right one only', async () => {
    const stored = await passwords.hash('correct horse battery');
    await expect(passwords.matches(stored, 'correct horse battery')).resolves.toBe(true);
    await expect(passwords.matches(stored, 'correct horse batterY')).resolves.toBe(false);
  });

  it('match however the keyboard composes an accent', async () => {
    const stored = await passwords.hash('caf\u00e9 au lait au lit');
    await expect(passwords.matches(stored, 'cafe\u0301 au lait au lit')).resolves.toBe(true);
  });

  it('match nothing where there is no account or no usable hash', async () => {
    await expect(passwords.matches(undefined, 'correct horse battery')).resolves.toBe(false);
    await expect(passwords.matches('none', 'none')).resolves.toBe(false);
  });

  it('take as much work for an account that does not exist as for a wrong password', async () => {
    const stored = await passwords.hash('correct horse battery');
    const wrong = await millisecondsOf(() => passwords.matches(stored, 'a wrong password'));
    const unknown = await millisecondsOf(() => passwords.matches(undefined, 'a wrong password'));
    // Without the decoy hash the second is a hundredth of the first.
    expect(unknown).toBeGreaterThan(wrong / 3);
  });
});
