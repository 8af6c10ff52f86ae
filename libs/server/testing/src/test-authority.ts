import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { givenKey, type KeyWish, pemOf } from '@certitude/signatures/testing';

/** A key with its certificate, as a server or a client is given them (PEM). */
export interface TestCertificate {
  readonly certificate: string;
  readonly key: string;
  readonly certificateFile: string;
  readonly keyFile: string;
}

/** A certification authority of one test, with files. */
export interface TestAuthority {
  readonly certificate: string;
  readonly certificateFile: string;
  /** @param name what the certificate is for: `localhost` */
  issue(name: string, wish?: Pick<KeyWish, 'notBefore' | 'notAfter'>): Promise<TestCertificate>;
  close(): Promise<void>;
}

export async function testAuthority(): Promise<TestAuthority> {
  const directory = await mkdtemp(join(tmpdir(), 'certitude-authority-'));
  const root = await givenKey({ name: 'Authority of tests', isAuthority: true, usage: null });
  const keep = async (name: string, content: string) => {
    const file = join(directory, name);
    await writeFile(file, content);
    return file;
  };
  const certificate = pemOf(root.certificate);
  let issued = 0;
  return {
    certificate,
    certificateFile: await keep('authority.pem', certificate),
    issue: async (name, wish = {}) => {
      const made = await givenKey({ name, issuer: root, ...wish });
      const [own, key] = [pemOf(made.certificate), await privatePem(made.key)];
      issued++;
      return {
        certificate: own,
        key,
        certificateFile: await keep(`${issued}.pem`, own),
        keyFile: await keep(`${issued}.key`, key),
      };
    },
    close: () => rm(directory, { recursive: true }),
  };
}

async function privatePem(key: Parameters<typeof crypto.subtle.exportKey>[1]): Promise<string> {
  const bytes = Buffer.from(await crypto.subtle.exportKey('pkcs8', key)).toString('base64');
  return `-----BEGIN PRIVATE KEY-----\n${bytes}\n-----END PRIVATE KEY-----\n`;
}
