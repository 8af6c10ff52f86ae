import { type AssessmentDetails, type Method, type OrganizationProfile, type PkiProfile } from '@certitude/contracts';
import { DEMO_PEOPLE } from './people';

export const DEMO_ORGANIZATION: OrganizationProfile = {
  name: 'Example Trust Services',
  timeZone: 'Europe/Prague',
  industry: 'Financial services',
  sizeBand: '1000-4999',
  region: 'Europe',
};

/** Oldest first. */
export const DEMO_PKIS = {
  enterprise: {
    name: 'Enterprise Issuing CA',
    description:
      'Two-tier private PKI for people and machines of the company: smart card logon, Wi-Fi and VPN access, code signing and document encryption. About 48,000 valid certificates.',
    components:
      'Offline root (RSA 4096, valid until 2041), two issuing CAs on network HSMs, a key recovery agent for encryption keys, CRL publication through a content delivery network, two OCSP responders.',
    outOfScope: 'Publicly trusted certificates, which are bought from a commercial CA. Keys in payment terminals.',
    highLevelDesign:
      'The root is kept offline in a safe and used twice a year in a witnessed ceremony. Issuing CAs run in two data centres, with keys in a shared HSM cluster that needs two of five operator cards.',
    pointsOfInteraction:
      'Directory auto-enrolment, device management (SCEP with one-time challenges), the self-service portal for smart cards, and the service desk for revocation.',
  },
  tls: {
    name: 'TLS Automation Platform',
    description:
      'Short-lived server certificates for container platforms and internal web services, issued without people. 90 days at most, 24 hours inside the service mesh.',
    components:
      'An ACME server, an intermediate CA on a cloud HSM, certificate controllers in six clusters, and a discovery scanner that compares what is deployed with what was issued.',
    outOfScope: 'Certificates on mainframe gateways, which are still renewed by hand.',
    highLevelDesign:
      'Every cluster asks through ACME with external account binding. Policy decides by namespace which names may be requested. Revocation is rare; expiry does the work.',
    pointsOfInteraction: 'Platform teams through the cluster API, the certificate inventory, and the on-call alerting.',
  },
  iot: {
    name: 'IoT Device PKI',
    description:
      'Birth certificates for branch sensors and meeting room devices, put in at the factory and renewed over the air.',
    components: 'A dedicated root, a factory registration authority on site, and an EST server for renewal.',
    outOfScope: 'Firmware signing, which has a hierarchy of its own.',
    highLevelDesign:
      'Keys are made inside the device and never leave it. The factory has a registration authority with a quota per batch; the CA itself stays in our data centre.',
    pointsOfInteraction: 'The contract manufacturer, field service, and the device management platform.',
  },
} as const satisfies Readonly<Record<string, PkiProfile>>;

export type DemoPki = keyof typeof DEMO_PKIS;

export interface DemoAssessment {
  readonly pki: DemoPki;
  readonly name: string;
  readonly method: Method;
  readonly modelVersion: string;
  readonly targetLevel: number;
  /** Days from today. */
  readonly period: { readonly from: number; readonly to: number };
  /** Who assesses, and how. */
  readonly conduct: Pick<AssessmentDetails, 'assessorKind' | 'assessorName' | 'assessorPosition' | 'sampling'>;
}

/** Oldest first. */
export const DEMO_ASSESSMENTS = {
  enterprise: {
    pki: 'enterprise',
    name: 'Annual assessment of the enterprise PKI',
    method: 'formal',
    modelVersion: '2.0.0',
    targetLevel: 4,
    period: { from: -95, to: -12 },
    conduct: {
      assessorKind: 'internal',
      assessorName: DEMO_PEOPLE.amara.name,
      assessorPosition: 'Internal audit, not part of the PKI team',
      sampling: 'One of the two issuing CAs, ten of 120 changes of the period, and every ceremony since January.',
    },
  },
  tls: {
    pki: 'tls',
    name: 'First assessment of TLS automation',
    method: 'formal',
    modelVersion: '2.0.0',
    targetLevel: 3,
    period: { from: -30, to: 45 },
    conduct: {
      assessorKind: 'internal',
      assessorName: DEMO_PEOPLE.amara.name,
      assessorPosition: 'Internal audit, not part of the PKI team',
      sampling: '',
    },
  },
  iot: {
    pki: 'iot',
    name: 'Quick look at the device PKI',
    method: 'self',
    modelVersion: '1.1.0',
    targetLevel: 3,
    period: { from: -7, to: 21 },
    conduct: { assessorKind: null, assessorName: '', assessorPosition: '', sampling: '' },
  },
} as const satisfies Readonly<Record<string, DemoAssessment>>;

export type DemoRun = keyof typeof DEMO_ASSESSMENTS;
