import {
  type AssessmentScore,
  type Extension,
  type ExtensionScore,
  type ModelRelease,
  SCORING_POLICIES,
  type ScoringPolicy,
  countsDeclared,
  countsUnassessed,
  policyName,
  scoreAssessment,
  scoreExtension,
} from '@certitude/maturity';
import { type AssessmentDocument } from './document/assessment-document';
import { scorableAnswers, scoringMethod, toolAnswers } from './document/scorable';

/** The scores of a document by every policy, and what the tool shows that it comes from. */
export interface DocumentScores {
  readonly byPolicy: Readonly<Record<ScoringPolicy, AssessmentScore>>;
  readonly tool: AssessmentScore;
  /** For each policy that scores otherwise than the tool a sentence that says why. */
  readonly differences: readonly string[];
}

/** @throws AnswerError when answers do not fit the release */
export function scoreDocument(document: AssessmentDocument, release: ModelRelease): DocumentScores {
  const score = (policy: ScoringPolicy): AssessmentScore =>
    scoreAssessment(release, scorableAnswers(document, policy), { policy, method: scoringMethod(document) });
  const [pkimm, workbook, web] = SCORING_POLICIES.map(score);
  const { answers, options } = toolAnswers(document);
  const tool = scoreAssessment(release, answers, options);
  if (!pkimm || !workbook || !web) throw new RangeError('There is a policy without a score.');
  const scores = { byPolicy: { pkimm, workbook, web }, tool };
  return { ...scores, differences: differencesOf(document, scores) };
}

/**
 * The score of an extension that the document has answers for. A criterion that is not applicable is not rated.
 * @throws IncompatibleExtensionError when the extension is not made for the release
 */
export function scoreExtensionOf(
  document: AssessmentDocument,
  release: ModelRelease,
  extension: Extension,
  policy: ScoringPolicy,
): ExtensionScore {
  const given = document.extensions.find(({ id }) => id === extension.id)?.answers ?? [];
  const relevance = extension.relevance.flatMap(({ module, category }) => {
    const own = given.find((answer) => answer.module === module && answer.category === category);
    return own && own.applicability !== 'not-applicable' ? [{ module, category, level: own.level }] : [];
  });
  const input = { answers: scorableAnswers(document, policy), relevance };
  return scoreExtension(release, extension, input, { policy, method: scoringMethod(document) });
}

function differencesOf(
  document: AssessmentDocument,
  { byPolicy, tool }: Omit<DocumentScores, 'differences'>,
): string[] {
  // What Certitude wrote, no official tool scores.
  if (document.tool.policy === 'pkimm') return [];
  const declared = Object.entries(byPolicy.web.categories).filter(
    ([id, { state }]) => state === 'scored' && byPolicy.pkimm.categories[id]?.state === 'not-assessed',
  ).length;
  const counts = { declared, misses: document.tool.differs.length };
  return SCORING_POLICIES.flatMap((policy) => {
    const own = byPolicy[policy];
    if (own.overall.fraction === tool.overall.fraction) return [];
    return [`${policyName(policy)} ${reasonsOf(own, tool, counts).join('; it ')}.`];
  });
}

/** What a policy does otherwise than the tool that shows another score. */
function reasonsOf(
  own: AssessmentScore,
  tool: AssessmentScore,
  { declared, misses }: { readonly declared: number; readonly misses: number },
): string[] {
  const zeros = (countsUnassessed(own) ? own : tool).overall.distribution.notAssessed;
  const isUnassessed = countsUnassessed(own) !== countsUnassessed(tool) && zeros > 0;
  const isDeclared = countsDeclared(own) !== countsDeclared(tool) && declared > 0;
  const levels = `the levels declared for ${counted(declared, 'category', 'categories')} without rated requirements`;
  const scopes = counted(misses, 'requirement', 'requirements');
  const reasons: readonly (string | false)[] = [
    isUnassessed &&
      (countsUnassessed(own)
        ? 'counts what is not assessed as level 0, which the official tool leaves out'
        : 'leaves out what is not assessed, which the official tool counts as level 0'),
    isDeclared &&
      (countsDeclared(own)
        ? `counts ${levels}, which the official tool does not`
        : `does not count ${levels}, which the official tool does`),
    misses > 0 && `uses the scope of each requirement; the official tool reads that of ${scopes} from another row`,
  ];
  return reasons.filter((reason) => reason !== false);
}

const counted = (count: number, one: string, several: string): string => `${count} ${count === 1 ? one : several}`;
