import * as z from 'zod';
import { ArchiveMark } from './archive-mark';
import { AssessmentParams, Method } from './assessments';
import { endpoint } from './endpoint';
import { AccountId, AssessmentId, newIdOf, ReportId, SigningKeyId, SigningKeyUseId } from './ids';
import { OrganizationParams } from './organizations';
import { Done, line, PageQuery, pageOf } from './primitives';
import { ReportKind } from './reports';

export type { SignedReportId, SigningKeyId, SigningKeyUseId } from './ids';

/** Bytes of a signed file, and of a key store. */
export const MAX_SIGNED_FILE = 72 * 1024 ** 2;
export const MAX_KEY_STORE = 64 * 1024;
/** Signed files of one report. */
export const MOST_SIGNED = 10;
/** Keys of one organization. */
export const MOST_KEYS = 20;

/** The fields that the method names, and one more for everybody else. */
export const SIGNATURE_FIELDS = ['ExecutiveApproval', 'SecurityExecutiveApproval', 'FurtherSignature'] as const;
export const SignatureField = z.enum(SIGNATURE_FIELDS);
export type SignatureField = z.infer<typeof SignatureField>;

/** A signature in a file, as it was found when the file came. */
export const SignatureView = z.object({
  field: z.string(),
  signer: z.string(),
  issuer: z.string(),
  /** SHA-256 of the certificate. */
  fingerprint: z.string(),
  /** As the signer's computer said; null where it did not. */
  claimedTime: z.string().nullable(),
});
export type SignatureView = z.infer<typeof SignatureView>;

/** A report with signatures. Each one holds those of the one before it. */
export const SignedReportView = z.object({
  number: z.number().int(),
  size: z.number().int(),
  sha256: z.string(),
  signatures: z.array(SignatureView),
  /** Who brought it, or signed with a stored key. */
  addedBy: AccountId,
  addedAt: z.iso.datetime(),
  /** Whether it was signed here, with a stored key. */
  isSignedHere: z.boolean(),
  /** The archive that it came with; null for what was signed or brought here. */
  archive: ArchiveMark.nullable(),
});
export type SignedReportView = z.infer<typeof SignedReportView>;

/** A key that is stored, without the key. */
export const SigningKeyView = z.object({
  id: SigningKeyId,
  name: z.string(),
  subject: z.string(),
  issuer: z.string(),
  fingerprint: z.string(),
  /** "RSA, 2048 bits". */
  key: z.string(),
  validUntil: z.iso.datetime(),
  createdBy: AccountId,
  createdAt: z.iso.datetime(),
});
export type SigningKeyView = z.infer<typeof SigningKeyView>;

/** Whether keys may be stored: the operator sets it up, an owner turns it on. */
export const SigningSettingsView = z.object({ isSetUp: z.boolean(), storesKeys: z.boolean() });
export type SigningSettingsView = z.infer<typeof SigningSettingsView>;
export const SigningSettings = z.strictObject({ storesKeys: z.boolean() });
export type SigningSettings = z.infer<typeof SigningSettings>;

const KeyPassword = z.string().min(1, 'must not be empty').max(500);

/** A key store in base64, with its password, which is used once and forgotten. */
export const StoreKey = z.strictObject({
  id: newIdOf(SigningKeyId),
  name: line(100).pipe(z.string().min(1, 'must not be empty')),
  content: z
    .base64('must be base64')
    .min(1, 'must not be empty')
    .max(Math.ceil(MAX_KEY_STORE / 3) * 4),
  password: KeyPassword,
});
export type StoreKey = z.infer<typeof StoreKey>;

/** To sign with a stored key. */
export const SignReport = z.strictObject({
  keyId: SigningKeyId,
  password: KeyPassword,
  field: SignatureField,
  /** How many signed files there were when somebody decided to sign. */
  after: z.number().int().min(0).max(MOST_SIGNED),
});
export type SignReport = z.infer<typeof SignReport>;

/** What came of an attempt to sign with a stored key. */
export const KeyUseOutcome = z.enum(['signed', 'wrong-password', 'refused']);
export type KeyUseOutcome = z.infer<typeof KeyUseOutcome>;

/** One use of a stored key, or an attempt. */
export const SigningKeyUseView = z.object({
  id: SigningKeyUseId,
  keyName: z.string(),
  assessmentId: AssessmentId,
  reportId: ReportId,
  reportKind: ReportKind,
  /** Of its assessment; null for uses from before it was written down. */
  method: Method.nullable(),
  field: SignatureField,
  outcome: KeyUseOutcome,
  usedBy: AccountId,
  usedAt: z.iso.datetime(),
});
export type SigningKeyUseView = z.infer<typeof SigningKeyUseView>;

const base = '/organizations/:organizationId';
const report = `${base}/assessments/:assessmentId/reports/:reportId/signed`;
const ReportParams = AssessmentParams.extend({ reportId: ReportId });
const KeyParams = OrganizationParams.extend({ keyId: SigningKeyId });

export const signingApi = {
  list: endpoint({
    method: 'GET',
    path: report,
    summary: 'The signed files of a report, newest first',
    params: ReportParams,
    response: z.array(SignedReportView).max(MOST_SIGNED),
  }),
  bring: endpoint({
    method: 'POST',
    path: report,
    summary: 'Bring a report that was signed elsewhere, as the raw request body',
    params: ReportParams,
    response: SignedReportView,
    stream: 'upload',
  }),
  sign: endpoint({
    method: 'POST',
    path: `${report}/here`,
    summary: 'Sign a report with a stored key',
    params: ReportParams,
    body: SignReport,
    response: SignedReportView,
  }),
  download: endpoint({
    method: 'GET',
    path: `${report}/:number`,
    summary: 'A signed file of a report; may be resumed',
    params: ReportParams.extend({ number: z.coerce.number().int().min(1).max(MOST_SIGNED) }),
    response: z.unknown(),
    stream: 'download',
  }),
  settings: endpoint({
    method: 'GET',
    path: `${base}/signing-settings`,
    summary: 'Whether keys may be stored',
    params: OrganizationParams,
    response: SigningSettingsView,
  }),
  changeSettings: endpoint({
    method: 'PUT',
    path: `${base}/signing-settings`,
    summary: 'Turn stored keys on or off',
    params: OrganizationParams,
    body: SigningSettings,
    response: SigningSettingsView,
  }),
  keys: endpoint({
    method: 'GET',
    path: `${base}/signing-keys`,
    summary: 'The stored keys, without the keys',
    params: OrganizationParams,
    response: z.array(SigningKeyView).max(MOST_KEYS),
  }),
  storeKey: endpoint({
    method: 'POST',
    path: `${base}/signing-keys`,
    summary: 'Store a key',
    params: OrganizationParams,
    body: StoreKey,
    response: SigningKeyView,
  }),
  removeKey: endpoint({
    method: 'DELETE',
    path: `${base}/signing-keys/:keyId`,
    summary: 'Remove a stored key; what it signed stays',
    params: KeyParams,
    response: Done,
  }),
  uses: endpoint({
    method: 'GET',
    path: `${base}/signing-key-uses`,
    summary: 'Who used which stored key when, newest first',
    params: OrganizationParams,
    query: PageQuery,
    response: pageOf(SigningKeyUseView),
  }),
} as const;
