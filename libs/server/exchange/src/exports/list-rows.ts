import { type EvidenceView, type MemberView, type PlanView } from '@certitude/contracts';
import { type MemberRow, type RecordEvidence, type RecordPlan } from '@certitude/exchange';
import { evidenceOf, planOf } from './record-of';

/** A person as a list of people has them. */
export const memberRow = ({ accountId: id, name, email, role, active, joinedAt }: MemberView): MemberRow => ({
  id,
  name,
  email,
  role,
  active,
  joinedAt,
});

/** Evidence of several assessments: what it proves is said in words. */
export function listedEvidence(view: EvidenceView): RecordEvidence {
  const titles = new Map(
    view.links.map(({ responseId, assessmentName, requirement }) => [responseId, `${assessmentName}: ${requirement}`]),
  );
  return evidenceOf(view, (id) => titles.get(id) ?? id);
}

/** A plan among those of several assessments, by the title of what it improves. */
export const listedPlan = (view: PlanView): RecordPlan => planOf(view, view.requirement);
