import {
  type AssessmentState,
  type AssessorKind,
  type EvidenceState,
  type Method,
  type PlanStatus,
  type Priority,
  type ResponseStatus,
  type Role,
} from '@certitude/contracts';

/** How a state looks: the tone gives the colour, the fill the shape of the dot, so that colour never carries it alone. */
export type Tone = 'neutral' | 'accent' | 'info' | 'warning' | 'success' | 'danger';
export interface Face {
  readonly label: string;
  readonly tone: Tone;
  readonly fill: 'hollow' | 'half' | 'full' | 'check' | 'cross';
}

const face = (label: string, tone: Tone, fill: Face['fill']): Face => ({ label, tone, fill });

export const RESPONSE_FACES: Readonly<Record<ResponseStatus, Face>> = {
  'not-started': face('Not started', 'neutral', 'hollow'),
  'in-progress': face('In progress', 'accent', 'half'),
  'ready-for-review': face('Ready for review', 'info', 'full'),
  accepted: face('Accepted', 'success', 'check'),
  'changes-requested': face('Changes requested', 'warning', 'cross'),
};

export const ASSESSMENT_FACES: Readonly<Record<AssessmentState, Face>> = {
  draft: face('Draft', 'neutral', 'hollow'),
  'in-progress': face('In progress', 'accent', 'half'),
  finalized: face('Finalized', 'success', 'check'),
  archived: face('Archived', 'neutral', 'full'),
};

export const EVIDENCE_FACES: Readonly<Record<EvidenceState, Face>> = {
  draft: face('Draft', 'neutral', 'hollow'),
  submitted: face('Submitted', 'info', 'full'),
  accepted: face('Accepted', 'success', 'check'),
  rejected: face('Rejected', 'danger', 'cross'),
  expired: face('Expired', 'warning', 'cross'),
  superseded: face('Superseded', 'neutral', 'full'),
};

export const PLAN_FACES: Readonly<Record<PlanStatus, Face>> = {
  draft: face('Draft', 'neutral', 'hollow'),
  planned: face('Planned', 'neutral', 'half'),
  'in-progress': face('In progress', 'accent', 'half'),
  blocked: face('Blocked', 'danger', 'cross'),
  done: face('Done', 'info', 'full'),
  verified: face('Verified', 'success', 'check'),
  cancelled: face('Cancelled', 'neutral', 'cross'),
};

export const PRIORITY_FACES: Readonly<Record<Priority, Face>> = {
  low: face('Low', 'neutral', 'hollow'),
  medium: face('Medium', 'info', 'half'),
  high: face('High', 'warning', 'full'),
};

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  owner: 'Owner',
  admin: 'Admin',
  manager: 'Manager',
  assessor: 'Assessor',
  contributor: 'Contributor',
  reviewer: 'Reviewer',
  viewer: 'Viewer',
  'guest-auditor': 'Guest auditor',
};

/** Where an assessor is from, as seen by those who are assessed. */
export const ASSESSOR_NAMES: Readonly<Record<AssessorKind, string>> = {
  internal: 'Your own organization',
  external: 'Another organization',
};
export const METHOD_NAMES: Readonly<Record<Method, string>> = {
  self: 'Self-assessment',
  formal: 'Formal assessment',
  'third-party': 'Third-party assessment',
};
