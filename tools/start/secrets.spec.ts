import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureSecrets } from './secrets';

describe('secrets of an installation', () => {
  let directory: string;
  beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'certitude-secrets-'))));
  afterEach(() => rmSync(directory, { recursive: true }));
  const file = () => join(directory, 'secrets.json');

  it('are made once and kept, so that people stay signed in over a restart', () => {
    expect(ensureSecrets(directory)).toEqual(ensureSecrets(directory));
  });

  it('are long, different from each other and readable by their owner only', () => {
    const made = Object.values(ensureSecrets(directory));
    expect(new Set(made).size).toBe(5);
    for (const secret of made) expect(secret.length).toBeGreaterThanOrEqual(32);
    if (process.platform !== 'win32') expect(statSync(file()).mode & 0o077).toBe(0);
  });

  it('are not silently replaced when their file is incomplete', () => {
    writeFileSync(file(), '{"ownerPassword": "x"}');
    expect(() => ensureSecrets(directory)).toThrow('is damaged');
    const emptied = { ownerPassword: 'x', appPassword: 'y', sessionSecret: 'z', signingKeysSecret: '' };
    writeFileSync(file(), JSON.stringify(emptied));
    expect(() => ensureSecrets(directory)).toThrow('is damaged');
  });

  it('of an installation from before keys could be stored get what encrypts them, and stay what they are', () => {
    const earlier = { ownerPassword: 'x', appPassword: 'y', sessionSecret: 'z' };
    writeFileSync(file(), JSON.stringify(earlier));
    const made = ensureSecrets(directory);
    expect(made).toMatchObject(earlier);
    expect(made.signingKeysSecret.length).toBeGreaterThanOrEqual(32);
    expect(ensureSecrets(directory)).toEqual(made);
    if (process.platform !== 'win32') expect(statSync(file()).mode & 0o077).toBe(0);
  });

  it('are completed for a newer version, and stay what they were', () => {
    const { outboxKey, ...before } = ensureSecrets(directory);
    writeFileSync(file(), JSON.stringify(before));
    const after = ensureSecrets(directory);
    expect(after).toMatchObject(before);
    expect(after.outboxKey.length).toBeGreaterThanOrEqual(32);
    expect(after.outboxKey).not.toBe(outboxKey);
    expect(ensureSecrets(directory)).toEqual(after);
  });
});
