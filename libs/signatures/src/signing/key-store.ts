import {
  type AuthenticatedSafe,
  Certificate,
  CertBag,
  ContentInfo,
  EncryptedData,
  getCrypto,
  PBES2Params,
  PBKDF2Params,
  PFX,
  PKCS8ShroudedKeyBag,
  type PrivateKeyInfo,
  type SafeBag,
  type SafeContents,
} from 'pkijs';
import { isForSigning } from '../cms/certificate';
import { isValidAt } from '../cms/chain';
import { checkedDer } from '../cms/der';
import { type SigningKey } from '../cms/detached';
import { type SecretKey } from '../cms/keys';

/** Why a stored key cannot sign. */
export type KeyProblem =
  'unreadable' | 'old-encryption' | 'wrong-password' | 'no-key' | 'too-small' | 'not-for-signing' | 'expired';

/** What is wrong with a key store, or with the key in it. */
export class KeyStoreProblem extends Error {
  override readonly name = 'KeyStoreProblem';
  constructor(readonly problem: KeyProblem) {
    super(problem);
  }
}

const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
/** Of all of it together: more takes seconds of a processor, which nobody can take back once it is begun. */
const MOST_ITERATIONS = 5_000_000;
const LARGEST = 1024 ** 2;
const SMALLEST_RSA = 2_048;
const BAGS = { shroudedKey: '1.2.840.113549.1.12.10.1.2', certificate: '1.2.840.113549.1.12.10.1.3' };
const ALGORITHMS: Readonly<Record<string, object>> = {
  '1.2.840.113549.1.1.1': { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  '1.2.840.10045.3.1.7': { name: 'ECDSA', namedCurve: 'P-256' },
  '1.3.132.0.34': { name: 'ECDSA', namedCurve: 'P-384' },
  '1.3.132.0.35': { name: 'ECDSA', namedCurve: 'P-521' },
};

/**
 * The key of a key store (PKCS#12), with its certificates. Its own checksum is not asked: what the password does not open is no key.
 * @param at when it is to sign
 * @throws KeyStoreProblem
 */
export async function openKeyStore(bytes: Uint8Array, password: string, at: Date): Promise<SigningKey> {
  if (bytes.length > LARGEST) throw new KeyStoreProblem('unreadable');
  // Looked at first, as reading uses up what is read.
  const rounds = roundsOfAll(await structureOf(bytes));
  const bags = await bagsOf(await structureOf(bytes), secretOf(password));
  const keyBag = bags.find(({ bagId }) => bagId === BAGS.shroudedKey)?.bagValue;
  if (!(keyBag instanceof PKCS8ShroudedKeyBag)) throw new KeyStoreProblem('no-key');
  requireFew(rounds + roundsOf(keyBag.encryptionAlgorithm));
  await opened(() => (keyBag as unknown as Parsing).parseInternalValues({ password: secretOf(password) }));
  const key = await imported(keyBag.parsedValue);
  const certificates = bags.flatMap(certificateOf);
  const own = await firstOf(certificates, (each) => fits(key, each));
  if (!own) throw new KeyStoreProblem('no-key');
  if (((key.algorithm as { modulusLength?: number }).modulusLength ?? SMALLEST_RSA) < SMALLEST_RSA)
    throw new KeyStoreProblem('too-small');
  if (!isForSigning(own)) throw new KeyStoreProblem('not-for-signing');
  if (!isValidAt(own, at)) throw new KeyStoreProblem('expired');
  return { key, certificate: own, chain: certificates.filter((each) => each !== own) };
}

interface Parsing {
  parseInternalValues(parameters: object): Promise<void>;
}

const secretOf = (password: string): ArrayBuffer => new Uint8Array(new TextEncoder().encode(password)).buffer;

/** What is in it, after every length in it has been looked at; what is encrypted still is. */
async function structureOf(bytes: Uint8Array): Promise<AuthenticatedSafe> {
  try {
    const pfx = PFX.fromBER(new Uint8Array(checkedDer(bytes)));
    await pfx.parseInternalValues({ password: new ArrayBuffer(0), checkIntegrity: false });
    const safe = pfx.parsedValue?.authenticatedSafe;
    if (safe) return safe;
  } catch (error) {
    if (error instanceof KeyStoreProblem) throw error;
  }
  throw new KeyStoreProblem('unreadable');
}

/** The rounds of password hashing that opening all parts takes, which are not many. @throws KeyStoreProblem */
function roundsOfAll(safe: AuthenticatedSafe): number {
  let sum = 0;
  for (const { contentType, content } of safe.safeContents) {
    if (contentType !== ContentInfo.ENCRYPTED_DATA) continue;
    sum += roundsOf(new EncryptedData({ schema: content }).encryptedContentInfo.contentEncryptionAlgorithm);
    requireFew(sum);
  }
  return sum;
}

function requireFew(rounds: number): void {
  if (!(rounds <= MOST_ITERATIONS)) throw new KeyStoreProblem('unreadable');
}

async function bagsOf(safe: AuthenticatedSafe, password: ArrayBuffer): Promise<readonly SafeBag[]> {
  await opened(() => safe.parseInternalValues({ safeContents: safe.safeContents.map(() => ({ password })) }));
  const parsed = safe.parsedValue as { safeContents?: readonly { value: SafeContents }[] } | undefined;
  return (parsed?.safeContents ?? []).flatMap(({ value }) => value.safeBags);
}

/** Of password-based encryption of today (PBES2 with PBKDF2). @throws KeyStoreProblem for any other */
function roundsOf(algorithm: { algorithmId: string; algorithmParams?: { toBER(): ArrayBuffer } }): number {
  if (algorithm.algorithmId !== PBES2 || !algorithm.algorithmParams) throw new KeyStoreProblem('old-encryption');
  const { keyDerivationFunc } = PBES2Params.fromBER(algorithm.algorithmParams.toBER());
  if (keyDerivationFunc.algorithmId !== PBKDF2) throw new KeyStoreProblem('old-encryption');
  const { iterationCount } = new PBKDF2Params({ schema: keyDerivationFunc.algorithmParams });
  // A negative one would make room for others.
  if (!(iterationCount >= 1)) throw new KeyStoreProblem('unreadable');
  return iterationCount;
}

async function opened(open: () => Promise<unknown>): Promise<void> {
  try {
    await open();
  } catch {
    // What comes out of the wrong password is noise, which fails in whichever way.
    throw new KeyStoreProblem('wrong-password');
  }
}

async function imported(info: PrivateKeyInfo | undefined): Promise<SecretKey> {
  const { algorithmId, algorithmParams } = info?.privateKeyAlgorithm ?? { algorithmId: '' };
  const curve = (algorithmParams as { valueBlock?: unknown } | undefined)?.valueBlock;
  const algorithm = ALGORITHMS[algorithmId] ?? ALGORITHMS[String(curve)];
  if (!info || !algorithm) throw new KeyStoreProblem('no-key');
  try {
    return await crypto.subtle.importKey('pkcs8', info.toSchema().toBER(), algorithm as never, false, ['sign']);
  } catch {
    throw new KeyStoreProblem('no-key');
  }
}

function certificateOf({ bagId, bagValue }: SafeBag): Certificate[] {
  if (bagId !== BAGS.certificate || !(bagValue instanceof CertBag)) return [];
  return bagValue.parsedValue instanceof Certificate ? [bagValue.parsedValue] : [];
}

const PROBE = new Uint8Array([1]);

/** Whether what the key signs is what the certificate's key confirms. */
async function fits(key: SecretKey, certificate: Certificate): Promise<boolean> {
  try {
    const algorithm = { name: key.algorithm.name, hash: 'SHA-256' };
    const signature = await crypto.subtle.sign(algorithm, key, PROBE);
    const parameters = { algorithm: { algorithm: key.algorithm as never, usages: ['verify'] as never } };
    const known = await getCrypto(true).getPublicKey(
      certificate.subjectPublicKeyInfo,
      certificate.signatureAlgorithm,
      parameters,
    );
    return await crypto.subtle.verify(algorithm, known, signature, PROBE);
  } catch {
    return false;
  }
}

async function firstOf<T>(items: readonly T[], wanted: (item: T) => Promise<boolean>): Promise<T | undefined> {
  for (const item of items) if (await wanted(item)) return item;
  return undefined;
}
