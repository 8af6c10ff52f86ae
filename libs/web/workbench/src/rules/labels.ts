import {
  LIVE_LIMITS,
  type Applicability,
  type RejectionCode,
  type ResponseField,
  type ResponseStatus,
} from '@certitude/contracts';
import { type Obstacle } from '@certitude/web/live';

/** Tone of a state, as chips show it. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';
export interface Label {
  readonly text: string;
  readonly tone: Tone;
}

export const STATUS_LABELS: Readonly<Record<ResponseStatus, Label>> = {
  'not-started': { text: 'Not started', tone: 'neutral' },
  'in-progress': { text: 'In progress', tone: 'info' },
  'ready-for-review': { text: 'Ready for review', tone: 'warning' },
  accepted: { text: 'Accepted', tone: 'success' },
  'changes-requested': { text: 'Changes requested', tone: 'danger' },
};

export const APPLICABILITY_LABELS: Readonly<Record<Applicability['applicability'], string>> = {
  applicable: 'Applicable',
  'partially-applicable': 'Partially applicable',
  'not-applicable': 'Not applicable',
};

export const FIELD_LABELS: Readonly<Record<ResponseField | 'rationale' | 'evidence', string>> = {
  level: 'Level',
  applicability: 'Applicability',
  owner: 'Owner',
  reviewer: 'Reviewer',
  dueOn: 'Due date',
  flag: 'Flag',
  status: 'Status',
  rationale: 'Rationale',
  evidence: 'Evidence',
};

/** Why an edit did not happen, as a sentence. */
export const REJECTION_TEXTS: Readonly<Record<RejectionCode, string>> = {
  forbidden: 'Your role does not allow this change any more.',
  frozen: 'The assessment was finalized before this change arrived.',
  invalid: 'The change does not fit what is there now.',
  stale: 'Somebody else changed this while you were offline.',
  gap: 'The text it builds on was replaced.',
  order: 'The change arrived out of order.',
  busy: 'The server was too busy.',
  too_large: 'It is too large. Add it in parts, or attach the document as evidence.',
  quarantined: 'The text is quarantined until somebody repairs it.',
  not_found: 'It does not exist any more.',
  unauthenticated: 'You are signed out.',
  too_many_places:
    'You have this assessment open in the maximum number of tabs. Close it in another tab or on another device, then reload this page.',
  too_many_joins: 'This tab opened assessments too often; it tries again automatically.',
};

/** Why an assessment is not open any more, as a sentence. The stream does not tell which of the first it was. */
export const CLOSED_TEXTS: Readonly<Record<RejectionCode, string>> = {
  ...REJECTION_TEXTS,
  forbidden:
    'Your access was removed or has expired, or the organization is suspended. Ask an admin of the organization.',
  not_found:
    'It was deleted. Whoever deleted it can undo that, and so can owners and admins, under “Recently deleted” in the settings.',
};

/** Why an assessment is read instead of edited, as sentences that say what ends it. */
export const READING_TEXTS: Readonly<Record<Obstacle, string>> = {
  blocked: 'Read-only: this network blocks live connections. Editing starts automatically when one gets through.',
  crowded:
    'Read-only: you are connected from too many tabs and devices. Editing starts automatically when one is closed.',
  away: 'Read-only: there is no live connection yet. Editing starts automatically when there is.',
};

/** Which of two changes stands, in the words of the help. */
export const WHICH_STANDS: readonly string[] = [
  'The one that is saved later wins. Whoever is overruled sees by whom, from what to what, and can restore their value.',
  `After more than ${LIVE_LIMITS.staleAfter / 1_000} seconds without a connection nothing is overruled: where somebody else has changed the same field meanwhile, theirs stays, and you are shown both and decide.`,
  'Text is merged: it contains what both typed.',
  'What you change offline waits in this browser, for your account, and is sent from any page as soon as you are connected.',
];
