import { nameKey } from '../names';

/**
 * The slugs of the published items and the names they are found by: category slug, category name, requirement titles by
 * requirement slug. Ids cannot do this, because in 1.x they are positions that shift from release to release.
 */
const PUBLISHED: Readonly<Record<string, readonly [string, Readonly<Record<string, string>>]>> = {
  'strategy-and-vision': [
    'Strategy and vision',
    {
      'sponsor-support': 'Organizational sponsor and support',
      'responsible-leadership': 'Formal assignment of responsible leadership',
      'scope-and-drivers': 'Scope and business drivers for PKI',
      architecture: 'Architecture and design of the PKI',
    },
  ],
  'policies-and-documentation': [
    'Policies and documentation',
    {
      'policy-scope': 'The scope of policies is defined and documented',
      'certificate-policy': 'Certificate policy is documented and published',
      'practice-statement': 'Certification practice statement is documented and published',
      'disclosure-statement': 'Disclosure statement is documented and published',
      'policy-review': 'Policies are periodically reviewed and updated',
    },
  ],
  compliance: [
    'Compliance',
    {
      'compliance-policies': 'Compliance policies are defined, implemented, and communicated',
      'compliance-monitoring': 'A program to monitor compliance with the policies is established',
      'compliance-responsibilities': 'Responsibilities for the compliance are formally defined and assigned',
      'regulatory-inventory': 'List of relevant laws, regulations, and standards, exist and is maintained',
    },
  ],
  'processes-and-procedures': [
    'Processes and procedures',
    {
      'process-scope': 'Scope of processes and procedure is aligned with policies',
      'process-documentation': 'Processes and procedures are formally documented and followed',
      'bau-execution': 'Recurring activities are executed on time',
      'process-evidence': 'Evidence from procedures is collected and maintained',
      'process-improvement': 'Processes and procedures are reviewed and updated',
    },
  ],
  cryptography: [
    'Cryptography',
    {
      'crypto-terminology': 'Cryptographic terminology and scope are defined and documented',
      'crypto-algorithms': 'Cryptographic algorithms and parameters are documented and approved',
      'crypto-protocols': 'Cryptographic protocols and versions are documented and approved',
      'crypto-visibility': 'Visibility into cryptographic usage is established and maintained',
      'crypto-lifecycle': 'Cryptographic lifecycle and deprecation rules are defined',
      'crypto-agility': 'Cryptographic agility is defined and governed',
    },
  ],
  'key-management': [
    'Key management',
    {
      'key-mgmt-roles': 'Key management roles and responsibilities are documented and formally assigned',
      'key-inventory': 'Inventory of cryptographic keys is documented and maintained',
      'device-inventory': 'Inventory of cryptographic devices is documented and maintained',
      'key-lifecycle': 'Each cryptographic key is defined and has documented lifecycle procedures',
      'key-cipher-suites': 'Cryptographic cipher suites and protocols are documented and maintained',
      'key-mgmt-review': 'Key management is periodically reviewed and updated',
    },
  ],
  'certificate-management': [
    'Certificate management',
    {
      'cert-profiles': 'Certificate profiles are documented',
      'cert-cipher-suites': 'Certificate cipher suites are documented',
      'cert-lifecycle': 'Certificate lifecycle management is documented',
      'cert-inventory': 'Inventory of issued certificates is documented',
      'cert-discovery': 'Certificate discovery process is documented',
      'cert-mgmt-review': 'Certificate management is periodically reviewed and updated',
      'pki-governance': 'Organizational PKI governance',
    },
  ],
  'infrastructure-management': [
    'Infrastructure management',
    {
      'infra-documentation': 'Network and deployment infrastructure is documented',
      'network-segmentation': 'Separation and segmentation principles are applied',
      'vulnerability-management': 'Network vulnerability management is implemented and maintained',
      'recovery-objectives': 'Infrastructure recovery objectives controls',
      'infra-review': 'Infrastructure activities are periodically reviewed',
    },
  ],
  'change-management-and-agility': [
    'Change management and agility',
    {
      'change-policy': 'The policy for change management and agility is documented',
      'change-request': 'Request for change structure is documented and followed',
      'change-process': 'The change management process is documented and implemented',
      'agility-requirements': 'Requirements for agility are identified',
      'change-mgmt-review': 'Change management and agility is periodically reviewed',
    },
  ],
  resilience: [
    'Resilience',
    {
      'risk-assessment': 'Risk assessment and business impact analysis',
      'incident-planning': 'Cyber-security management and incident planning',
      'business-continuity': 'Business continuity planning and disaster recovery',
      'future-proofing': 'Technology future proofing',
      'competence-sharing': 'Competence and information sharing',
      'continual-improvement': 'Continual review and improvement',
    },
  ],
  automation: [
    'Automation',
    {
      'automation-description': 'Process automation description',
      'automation-monitoring': 'Monitoring and auditing of automated process',
      'exception-handling': 'Incidents and exceptions handling',
    },
  ],
  interoperability: [
    'Interoperability',
    {
      'interop-strategy': 'Maintain PKI interoperability strategy',
      'integration-guidance': 'Documented integration guidance',
      'open-standards': 'Adoption and application of open standards',
    },
  ],
  'monitoring-and-auditing': [
    'Monitoring and auditing',
    {
      'logging-requirements': 'Monitoring events and logging requirements are defined and documented',
      'log-collection': 'Event logs from systems are collected',
      'audit-trail': 'Audit trail can be reconstructed from audit logs',
      'event-monitoring': 'Monitoring of operational and security events is implemented',
      'critical-event-alerting':
        'Critical events are immediately alerted and resolved according to incident response plans',
      'log-review': 'Review of events and logs is periodically performed',
    },
  ],
  sourcing: [
    'Sourcing',
    {
      'resource-identification': 'Resources are identified and documented',
      'resource-definition': 'Resources are clearly defined',
      'resource-availability': 'Availability of resources',
      'resource-review': 'Resources are periodically reviewed',
    },
  ],
  'knowledge-and-training': [
    'Knowledge and training',
    {
      'training-plan': 'Establish training plan',
      'personnel-training': 'Responsible personnel receive training',
      'security-awareness-training': 'Perform security awareness training',
      'education-plan': 'Establish education plan',
      'knowledge-review': 'Periodically review knowledge',
    },
  ],
  awareness: [
    'Awareness',
    {
      'awareness-plan': 'Establish and maintain awareness plan',
      'pki-disclosure': 'Disclose PKI information',
      'single-point-of-contact': 'Establish single point of contact',
      'timely-communication': 'Timely communication of important information',
    },
  ],
};

/** Misprints in published titles, by the title they stand for. */
const MISPRINTS: Readonly<Record<string, string>> = {
  'he scope of policies is defined and documented': 'policy-scope',
};

export interface KnownRequirement {
  readonly slug: string;
  readonly category: string;
}

const CATEGORIES = new Map(Object.entries(PUBLISHED).map(([slug, [name]]) => [nameKey(name), slug]));
const REQUIREMENTS = new Map(
  Object.entries(PUBLISHED).flatMap(([category, [, titles]]) => [
    ...Object.entries(titles).map(([slug, title]): [string, KnownRequirement] => [nameKey(title), { slug, category }]),
    ...Object.entries(MISPRINTS)
      .filter(([, slug]) => slug in titles)
      .map(([title, slug]): [string, KnownRequirement] => [nameKey(title), { slug, category }]),
  ]),
);

/** The slug of a published category, found by its name. */
export function knownCategory(name: string): string | undefined {
  return CATEGORIES.get(nameKey(name));
}

/** The slug of a published requirement and the category it belongs to, found by its title. */
export function knownRequirement(title: string): KnownRequirement | undefined {
  return REQUIREMENTS.get(nameKey(title));
}
