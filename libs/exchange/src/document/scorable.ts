import { type Answer, type ScoringMethod, type ScoringOptions, type ScoringPolicy } from '@certitude/maturity';
import { type AssessmentDocument } from './assessment-document';
import { keyOf } from './keys';

/** How the scoring library calls the method of a document. */
export const scoringMethod = ({ method }: Pick<AssessmentDocument, 'method'>): ScoringMethod =>
  method === 'self' ? 'self' : 'formal';

/**
 * The answers as a policy counts them. A level declared for a category of a full assessment only counts under `web`; a
 * self-assessment has no requirements.
 */
export function scorableAnswers(
  document: Pick<AssessmentDocument, 'method' | 'answers'>,
  policy: ScoringPolicy,
): readonly Answer[] {
  const isSelf = document.method === 'self';
  return document.answers
    .filter(({ requirement }) => !isSelf || requirement === undefined)
    .map(({ module, category, requirement, applicability, level }) => ({
      module,
      category,
      ...(requirement !== undefined && { requirement }),
      applicability,
      level: requirement === undefined && !isSelf && policy !== 'web' ? 0 : level,
    }));
}

/** What the tool that the document comes from counts, with its own idea of the scope. */
export function toolAnswers(document: AssessmentDocument): {
  readonly answers: readonly Answer[];
  readonly options: ScoringOptions;
} {
  const { policy, differs } = document.tool;
  const scopes = new Map(differs.map((entry) => [keyOf(entry), entry.applicability]));
  const answers = scorableAnswers(document, policy).map((answer) => ({
    ...answer,
    applicability: scopes.get(keyOf({ category: '', ...answer })) ?? answer.applicability,
  }));
  return { answers, options: { policy, method: scoringMethod(document) } };
}
