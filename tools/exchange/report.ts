import { type AssessmentDocument, scoreDocument, scoreExtensionOf } from '@certitude/exchange';
import type { Extension, ExtensionScore, ModelRelease } from '@certitude/maturity';
import { summary } from '../maturity/summary';

/** The document as it is printed, with its scores by policy where its release is known. */
export function report(
  document: AssessmentDocument,
  releases: readonly ModelRelease[],
  extensions: readonly Extension[],
): object {
  const release = releases.find(({ version }) => version === document.release);
  if (!release) return { ...document, scores: null, tool: document.tool };
  const { byPolicy, tool, differences } = scoreDocument(document, release);
  return {
    ...document,
    scores: {
      pkimm: summary(byPolicy.pkimm),
      web: summary(byPolicy.web),
      workbook: summary(byPolicy.workbook),
    },
    tool: { policy: tool.policy, ...summary(tool), differences },
    extensionScores: extensionScores(document, release, extensions),
  };
}

function extensionScores(
  document: AssessmentDocument,
  release: ModelRelease,
  extensions: readonly Extension[],
): readonly object[] {
  return extensions
    .filter((extension) => extension.compatibility.includes(release.version))
    .filter(({ id, version }) => document.extensions.some((own) => own.id === id && own.version === version))
    .map((extension) => ({
      id: extension.id,
      version: extension.version,
      pkimm: figures(scoreExtensionOf(document, release, extension, 'pkimm')),
      web: figures(scoreExtensionOf(document, release, extension, 'web')),
    }));
}

function figures({ score, weightedBaseline, floor }: ExtensionScore): object {
  return {
    score: score.score,
    level: score.level,
    weightedBaseline: weightedBaseline.score,
    floor: floor?.score ?? null,
  };
}
