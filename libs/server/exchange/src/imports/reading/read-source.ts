import { ExchangeError, readAssessment, scoreDocument } from '@certitude/exchange';
import { AnswerError } from '@certitude/maturity';
import { type Reading, type ReadingTask, type ReadScores } from './reading-task';

/** Characters of a document as JSON: the largest official export has a hundredth. */
export const MOST_DOCUMENT = 8 * 1024 * 1024;

/** Reads what was brought and scores it. */
export function readSource({ bytes, releases, answers }: ReadingTask): Reading {
  try {
    const document = readAssessment(bytes, {
      releases,
      keySet: answers['key-set'],
      levelOne: answers['level-one'],
      method: answers.method,
    });
    const release = releases.find(({ version }) => version === document.release);
    if (!release) return { refused: 'It does not say which release of the model it is about.' };
    const { byPolicy, tool, differences } = scoreDocument(document, release);
    const scores: ReadScores = {
      byPolicy: { pkimm: byPolicy.pkimm.overall, workbook: byPolicy.workbook.overall, web: byPolicy.web.overall },
      tool: { policy: document.tool.policy, overall: tool.overall },
      differences,
    };
    const json = JSON.stringify(document);
    if (json.length > MOST_DOCUMENT) return { refused: 'There is more in it than an assessment can hold.' };
    const isOpen = document.choices.length > 0;
    return { kind: document.kind, release: release.version, isOpen, document: json, scores: JSON.stringify(scores) };
  } catch (error) {
    if (error instanceof ExchangeError || error instanceof AnswerError) return { refused: error.message };
    throw error;
  }
}
