import { type DemoRun } from './organization';
import { type DemoName } from './people';

/** Content of one piece of evidence. */
export type DemoContent =
  | { readonly kind: 'file'; readonly name: string; readonly text: string }
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'statement'; readonly statement: string };

export interface DemoEvidence {
  readonly title: string;
  readonly by: DemoName;
  readonly content: DemoContent;
  /** Days from today. */
  readonly effectiveIn?: number;
  readonly validFor?: number;
  /** What it proves: answers by the id of their requirement or category. */
  readonly proves: readonly { readonly run: DemoRun; readonly answer: string }[];
  readonly state: 'draft' | 'submitted' | 'accepted' | 'rejected';
  /** What the reviewer said. */
  readonly comment?: string;
}

/** Oldest first. */
export const DEMO_EVIDENCE: readonly DemoEvidence[] = [
  {
    title: 'Record of the root key ceremony',
    by: 'amara',
    content: {
      kind: 'file',
      name: 'root-ceremony-record.txt',
      text: [
        'RECORD OF A KEY CEREMONY',
        'Purpose: issue a CRL of the offline root and sign the request of Issuing CA 2',
        'Present: ceremony administrator, two HSM operators, internal auditor, witness',
        '',
        '09:02  Safe opened by two persons, seals 4471 and 4472 intact',
        '09:15  Offline system started, hash of the boot medium compared with the register: equal',
        '09:41  Operator cards 2 and 4 presented, root key activated',
        '09:48  CRL number 38 signed, next update in 200 days',
        '10:05  Request of Issuing CA 2 compared with the approved form, certificate signed',
        '10:20  Key deactivated, system switched off, new seals 4488 and 4489',
        '',
        'No deviations from the script. Signed by all persons present.',
      ].join('\n'),
    },
    effectiveIn: -60,
    proves: [
      { run: 'enterprise', answer: 'process-evidence' },
      { run: 'enterprise', answer: 'key-lifecycle' },
      { run: 'enterprise', answer: 'bau-execution' },
    ],
    state: 'accepted',
    comment: 'Compared with the script of the ceremony.',
  },
  {
    title: 'Register of CA keys and HSMs',
    by: 'amara',
    content: {
      kind: 'file',
      name: 'key-register.csv',
      text: [
        'key,algorithm,place,custodian,created,planned end',
        'Root CA,RSA 4096,offline HSM in safe A,Trust Services,2016-04-12,2041-04-12',
        'Issuing CA 1,RSA 4096,HSM cluster,Trust Services,2019-09-03,2029-09-03',
        'Issuing CA 2,ECDSA P-384,HSM cluster,Trust Services,2024-02-20,2034-02-20',
        'OCSP responder,ECDSA P-256,HSM cluster,Operations,2026-01-08,2027-01-08',
        'Recovery agent,RSA 4096,smart cards in safe B,Security Office,2021-06-30,2026-12-31',
      ].join('\n'),
    },
    effectiveIn: -40,
    validFor: 365,
    proves: [
      { run: 'enterprise', answer: 'key-inventory' },
      { run: 'enterprise', answer: 'device-inventory' },
    ],
    state: 'accepted',
  },
  {
    title: 'Certification practice statement 3.2',
    by: 'amara',
    content: { kind: 'link', url: 'https://intranet.example.test/trust/cps-3.2' },
    effectiveIn: -200,
    validFor: 365,
    proves: [
      { run: 'enterprise', answer: 'practice-statement' },
      { run: 'tls', answer: 'certificate-policy' },
    ],
    state: 'accepted',
    comment: 'Approved version; the signature page is complete.',
  },
  {
    title: 'Rehearsal of the move to the second data centre',
    by: 'ingrid',
    content: {
      kind: 'file',
      name: 'rehearsal-report.md',
      text: [
        '# Rehearsal: loss of data centre 1',
        '',
        '| step | planned | needed |',
        '| --- | --- | --- |',
        '| Decision and call-out | 15 min | 9 min |',
        '| Activation of the HSM partition | 30 min | 21 min |',
        '| Issuing and revocation service up | 45 min | 17 min |',
        '',
        'Found: one OCSP responder still asked the old time server. Corrected the same day.',
      ].join('\n'),
    },
    effectiveIn: -150,
    validFor: 215,
    proves: [{ run: 'enterprise', answer: 'business-continuity' }],
    state: 'accepted',
  },
  {
    title: 'Renewal statistics of the last quarter',
    by: 'jonas',
    content: {
      kind: 'file',
      name: 'renewals.csv',
      text: [
        'cluster,renewals,failed at first,by hand',
        'prod-1,18422,3,1',
        'prod-2,17903,5,2',
        'edge,6120,0,0',
        'test,9544,8,4',
      ].join('\n'),
    },
    effectiveIn: -20,
    validFor: 90,
    proves: [
      { run: 'tls', answer: 'bau-execution' },
      { run: 'tls', answer: 'cert-lifecycle' },
      { run: 'tls', answer: 'automation-description' },
    ],
    state: 'accepted',
    comment: 'Figures agree with the log archive.',
  },
  {
    title: 'Policy file of the ACME server',
    by: 'jonas',
    content: { kind: 'link', url: 'https://git.example.test/platform/acme-policy' },
    effectiveIn: -25,
    proves: [{ run: 'tls', answer: 'cert-profiles' }],
    state: 'submitted',
  },
  {
    title: 'Nightly discovery report',
    by: 'jonas',
    content: {
      kind: 'file',
      name: 'discovery-summary.txt',
      text: 'Endpoints scanned: 41,206\nCertificates found: 12,877\nNot issued by us: 31 (see list)\nExpiring within 14 days without a renewal job: 2',
    },
    effectiveIn: -3,
    validFor: 14,
    proves: [
      { run: 'tls', answer: 'cert-discovery' },
      { run: 'tls', answer: 'crypto-visibility' },
    ],
    state: 'submitted',
  },
  {
    title: 'Who answers at night',
    by: 'jonas',
    content: {
      kind: 'statement',
      statement:
        'The platform on-call engineer is paged when more than five renewals fail within an hour. The playbook names the person of Trust Services who may stop issuance.',
    },
    proves: [{ run: 'tls', answer: 'exception-handling' }],
    state: 'draft',
  },
  {
    title: 'Screenshot of the account key store',
    by: 'jonas',
    content: {
      kind: 'statement',
      statement: 'The secret store of each cluster holds the account key of the teams in it. Access is logged.',
    },
    proves: [{ run: 'tls', answer: 'key-lifecycle' }],
    state: 'rejected',
    comment: 'A sentence does not prove this. Please attach an extract of the access log or of the configuration.',
  },
  {
    title: 'Agreement with the device manufacturer',
    by: 'amara',
    content: {
      kind: 'statement',
      statement:
        'The contract of 2024 obliges the manufacturer to count issued birth certificates per batch and to report differences within two working days.',
    },
    effectiveIn: -400,
    validFor: 420,
    proves: [{ run: 'iot', answer: '2' }],
    state: 'submitted',
  },
];
