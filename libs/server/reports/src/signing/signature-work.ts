import {
  checkFile,
  type CheckedFile,
  commonName,
  factsOf,
  type KeyProblem,
  KeyStoreProblem,
  openKeyStore,
  type Origin,
  originOf,
  signedFile,
  Unreadable,
} from '@certitude/signatures';

/** What the program for signatures is asked, with everything it needs: it reads nothing else. */
export type SignatureTask =
  | {
      readonly kind: 'check';
      readonly content: Uint8Array;
      /** The newest file before it; and the report itself, where nobody had signed it yet. */
      readonly newest: Uint8Array;
      readonly report: Uint8Array;
      readonly now: Date;
    }
  | { readonly kind: 'open'; readonly store: Uint8Array; readonly password: string; readonly now: Date }
  | {
      readonly kind: 'sign';
      readonly content: Uint8Array;
      readonly store: Uint8Array;
      readonly password: string;
      readonly field: string;
      readonly now: Date;
    };

/** What a key's certificate says. */
export interface KeyFacts {
  readonly subject: string;
  readonly issuer: string;
  readonly fingerprint: string;
  readonly key: string;
  readonly validUntil: string;
}

export type SignatureAnswer =
  | { readonly kind: 'checked'; readonly file: CheckedFile; readonly ofNewest: Origin; readonly ofReport: Origin }
  | { readonly kind: 'opened'; readonly facts: KeyFacts }
  | { readonly kind: 'signed'; readonly content: Uint8Array; readonly file: CheckedFile }
  | { readonly kind: 'unreadable'; readonly message: string }
  | { readonly kind: 'no-key'; readonly problem: KeyProblem };

/** Does what it is asked; what is wrong with what somebody sent is an answer. */
export async function signatureWork(task: SignatureTask): Promise<SignatureAnswer> {
  try {
    if (task.kind === 'check') return await checked(task);
    const key = await openKeyStore(task.store, task.password, task.now);
    if (task.kind === 'open') {
      return { kind: 'opened', facts: { ...(await factsOf(key.certificate)), subject: commonName(key.certificate) } };
    }
    const { content, field, now } = task;
    const signed = await signedFile(content, { ...key, field, at: now, reason: null });
    return { kind: 'signed', content: signed, file: await checkFile(signed, { now }) };
  } catch (error) {
    if (error instanceof Unreadable) return { kind: 'unreadable', message: error.message };
    if (error instanceof KeyStoreProblem) return { kind: 'no-key', problem: error.problem };
    throw error;
  }
}

async function checked({ content, newest, report, now }: SignatureTask & { kind: 'check' }): Promise<SignatureAnswer> {
  const file = await checkFile(new Uint8Array(content), { now });
  const ofReport = await originOf(content, report);
  return { kind: 'checked', file, ofReport, ofNewest: newest === report ? ofReport : await originOf(content, newest) };
}
