import {
  type AssessmentScore,
  type Extension,
  type ExtensionScore,
  type ModelRelease,
  SCORING_POLICIES,
  type ScoringPolicy,
  scoreAssessment,
  scoreExtension,
} from '@certitude/maturity';
import { type AssessmentDocument } from './document/assessment-document';
import { scorableAnswers, scoringMethod, toolAnswers } from './document/scorable';

/** The scores of a document by every policy, and what the tool shows that it comes from. */
export interface DocumentScores {
  readonly byPolicy: Readonly<Record<ScoringPolicy, AssessmentScore>>;
  readonly tool: AssessmentScore;
  /** Why the tool's score is another one than that of the published method; empty where it is the same. */
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
  return { byPolicy: { pkimm, workbook, web }, tool, differences: differencesOf(document, pkimm, tool) };
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

function differencesOf(document: AssessmentDocument, published: AssessmentScore, tool: AssessmentScore): string[] {
  if (published.overall.fraction === tool.overall.fraction) return [];
  const isFull = document.method === 'full';
  const declared = Object.entries(tool.categories).filter(
    ([id, { state }]) => isFull && state === 'scored' && published.categories[id]?.state === 'not-assessed',
  );
  const countsZeros = document.tool.policy === 'workbook' && isFull && tool.overall.distribution.notAssessed > 0;
  const misses = document.tool.differs.length;
  return [
    ...(declared.length > 0
      ? [`The tool counts levels declared for categories without rated requirements: ${declared.length}.`]
      : []),
    ...(countsZeros ? ['The workbook counts what is not assessed as level 0.'] : []),
    ...(misses > 0 ? [`The workbook takes the scope of some requirements from another row: ${misses}.`] : []),
  ];
}
