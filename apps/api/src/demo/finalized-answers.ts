import { type DemoAnswers } from './answer-data';

/** The enterprise PKI: long in operation, strong in ceremonies and audit, weak in inventory and agility. Complete. */
export const FINALIZED_ANSWERS: DemoAnswers = {
  'sponsor-support': {
    level: 4,
    rationale:
      'The CIO signed the mandate in January and sees a one-page report every quarter. HSM replacement is in the five-year plan with its own budget line.\nWhat is missing for the next level: PKI is not yet part of the enterprise risk report.',
  },
  'responsible-leadership': {
    level: 4,
    rationale:
      'Head of Trust Services and a named deputy, both in the organization chart and in the role descriptions.',
  },
  'scope-and-drivers': { level: 3 },
  architecture: {
    level: 3,
    rationale:
      'The design document describes both tiers and the revocation services. The OCSP responders in the second data centre are newer than the drawing; a correction is planned.',
  },
  'policy-scope': { level: 4 },
  'certificate-policy': {
    level: 4,
    rationale: 'One certificate policy following RFC 3647, version 3.2, approved by the policy authority in March.',
  },
  'practice-statement': {
    level: 4,
    rationale:
      'The CPS is checked line by line against the CP before each release. Findings of the last internal audit are closed.',
  },
  'disclosure-statement': {
    notApplicable:
      'The PKI serves our own employees and machines only. Nobody outside relies on its certificates, so there is nobody to disclose to.',
  },
  'policy-review': { level: 3 },
  'compliance-policies': { level: 3 },
  'compliance-monitoring': {
    level: 3,
    rationale: 'Internal audit samples the CA every half-year. There is no continuous control yet.',
  },
  'compliance-responsibilities': { level: 4 },
  'regulatory-inventory': {
    level: 2,
    rationale:
      'Legal keeps a list for the whole group. Requirements that touch keys and certificates are not marked in it, so we look them up when a question comes.',
  },
  'process-scope': { level: 3 },
  'process-documentation': { level: 4 },
  'bau-execution': {
    level: 5,
    rationale:
      'All recurring work (CRL of the root, backup tests, card checks, time source check) is a ticket with a deadline, and a missed one alerts the manager. None was late in the last 24 months.',
  },
  'process-evidence': { level: 4 },
  'process-improvement': { level: 3 },
  'crypto-terminology': { level: 3 },
  'crypto-algorithms': {
    level: 4,
    rationale:
      'The cryptographic standard lists approved algorithms and key sizes with an end date for each. SHA-1 and RSA below 3072 are gone.',
  },
  'crypto-protocols': { level: 3 },
  'crypto-visibility': {
    level: 2,
    rationale:
      'We know what our own CAs issued. What applications do with their keys is known for about a third of them.',
  },
  'crypto-lifecycle': { level: 3 },
  'crypto-agility': {
    level: 2,
    rationale:
      'A second signature algorithm was tried in the laboratory. No application owner has been asked yet how long a change would take.',
  },
  'key-mgmt-roles': { level: 5 },
  'key-inventory': {
    level: 4,
    rationale: 'CA keys, HSM master keys and recovery keys are all in the register, with custodian and place.',
  },
  'device-inventory': { level: 4 },
  'key-lifecycle': { level: 4 },
  'key-mgmt-review': { level: 3 },
  'cert-profiles': { level: 4 },
  'cert-lifecycle': { level: 3 },
  'cert-inventory': {
    level: 3,
    rationale:
      'The CA database is complete by nature; the owner of a certificate is known for 83 % of the server certificates.',
  },
  'cert-discovery': {
    level: 1,
    rationale:
      'Certificates that did not come from our CAs are found when they expire. The scanner is bought but not yet connected to the branch networks.',
  },
  'cert-mgmt-review': { level: 2 },
  'pki-governance': { level: 4 },
  'infra-documentation': { level: 4 },
  'network-segmentation': {
    level: 4,
    rationale:
      'The CA zone has no route to the office network; administration goes through a jump host with smart card.',
  },
  'vulnerability-management': { level: 3 },
  'recovery-objectives': { level: 3 },
  'infra-review': { level: 3 },
  'change-policy': { level: 4 },
  'change-request': { level: 4 },
  'change-process': { level: 4 },
  'agility-requirements': { level: 2 },
  'change-mgmt-review': { level: 3 },
  'risk-assessment': {
    level: 3,
    rationale:
      'Risk analysis of last autumn covers loss of the HSM cluster, loss of the data centre, and misuse by an administrator.',
  },
  'incident-planning': { level: 3 },
  'business-continuity': {
    level: 4,
    rationale:
      'The move to the second data centre was rehearsed in May and took 47 minutes; the objective is two hours.',
  },
  'future-proofing': { level: 2 },
  'competence-sharing': { level: 3 },
  'continual-improvement': { level: 3 },
  'automation-description': { level: 3 },
  'automation-monitoring': { level: 2 },
  'exception-handling': { level: 3 },
  'interop-strategy': { level: 3 },
  'integration-guidance': { level: 3 },
  'open-standards': { level: 4 },
  'logging-requirements': { level: 4 },
  'log-collection': { level: 5 },
  'audit-trail': {
    level: 5,
    rationale:
      'Every issued certificate can be followed to its request, the approving person and the HSM operation. The auditors picked 40 at random and all were complete.',
  },
  'event-monitoring': { level: 4 },
  'critical-event-alerting': { level: 4 },
  'log-review': { level: 3 },
  'resource-identification': { level: 3 },
  'resource-definition': { level: 3 },
  'resource-availability': {
    level: 2,
    rationale: 'Three people hold five trusted roles. During the summer holidays one ceremony had to be moved.',
  },
  'resource-review': { level: 3 },
  'training-plan': { level: 3 },
  'personnel-training': { level: 4 },
  'security-awareness-training': { level: 4 },
  'education-plan': { level: 2 },
  'knowledge-review': { level: 2 },
  'awareness-plan': { level: 2 },
  'pki-disclosure': {
    notApplicable: 'There are no relying parties outside the company; what employees need to know is on the intranet.',
  },
  'single-point-of-contact': { level: 4 },
  'timely-communication': {
    level: 3,
    partly: 'Counts for employees and application owners only; there are no customers to inform.',
  },
};
