import { goalOf } from '@certitude/contracts/exchange';
import { type AssessmentDocument, type Unmapped } from '@certitude/exchange';
import { type ModelRelease } from '@certitude/maturity';
import { factsLeftOver } from './facts';
import { type ImportPlan } from './import-plan';
import { placesOf, planAnswers } from './plan-answers';
import { planEvidence } from './plan-evidence';
import { planPlans } from './plan-plans';
import { planTargets } from './plan-targets';
import { saying } from './texts';

/** What a document becomes in an assessment of its release. Everything it says is in the plan, or kept. */
export function planImport(document: AssessmentDocument, model: ModelRelease): ImportPlan {
  const answers = planAnswers(document, model);
  const evidence = planEvidence(document, placesOf(model, document.method));
  const plans = planPlans(document, model);
  const kept = [...document.unmapped, ...answers.kept, ...evidence.kept, ...plans.kept, ...aside(document)];
  return { ...answers, ...planTargets(document), evidence: evidence.evidence, plans: plans.plans, kept };
}

/** What stands beside the answers. */
function aside(document: AssessmentDocument): Unmapped[] {
  const { kind, workspace, extensions, orphans = [], people = [] } = document;
  return [
    ...piece('An assessment here has no such fields.', 'about', factsLeftOver(document) ?? {}),
    ...piece('Preparations such as checklists and working notes are not used here.', 'workspace', workspace),
    ...extensions.flatMap((extension) =>
      piece('Answers to extensions are kept and exported again.', extension.id, extension),
    ),
    ...orphans.flatMap((orphan) => piece('The release does not have this requirement.', orphan.key, orphan)),
    ...(goalOf(kind) === 'people' ? [] : people).flatMap(({ name, role, contact }) =>
      role || contact ? piece('Only the names of external people are used here.', name, { name, role, contact }) : [],
    ),
  ];
}

function piece(reason: string, key: string, fields: object): Unmapped[] {
  const content = saying(fields);
  return content ? [{ reason, place: { key }, content }] : [];
}
