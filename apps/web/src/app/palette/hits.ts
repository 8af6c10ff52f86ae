import { type SearchHit, type SearchKind } from '@certitude/contracts';
import { ASSESSMENT_FACES, EVIDENCE_FACES, PLAN_FACES, RESPONSE_FACES, ROLE_NAMES, type Face } from '@certitude/web/ui';

const HEADINGS: Readonly<Record<SearchKind, string>> = {
  pki: 'PKIs',
  assessment: 'Assessments',
  requirement: 'Requirements',
  evidence: 'Evidence',
  plan: 'Action plans',
  person: 'People',
};

/** What stands above everything found of a kind. */
export const headingOf = (kind: SearchKind): string => HEADINGS[kind];

/** Where something found is opened, below the organization's address. */
export function pathOf(hit: SearchHit): readonly string[] {
  switch (hit.kind) {
    case 'pki':
      return ['pkis', hit.pkiId];
    case 'assessment':
      return ['assessments', hit.assessmentId];
    case 'requirement':
      return ['assessments', hit.assessmentId, 'responses', hit.responseId];
    case 'evidence':
      return ['evidence', hit.evidenceId];
    case 'plan':
      return ['plans', hit.planId];
    case 'person':
      return ['settings', 'members'];
  }
}

/** How something found stands; null where it has no state. */
export function faceOf(hit: SearchHit): Face | null {
  switch (hit.kind) {
    case 'pki':
      return null;
    case 'assessment':
      return ASSESSMENT_FACES[hit.state];
    case 'requirement':
      return RESPONSE_FACES[hit.state];
    case 'evidence':
      return EVIDENCE_FACES[hit.state];
    case 'plan':
      return PLAN_FACES[hit.state];
    case 'person':
      return { label: ROLE_NAMES[hit.state], tone: 'neutral', fill: 'hollow' };
  }
}
