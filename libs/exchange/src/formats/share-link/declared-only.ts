import { type AssessmentDocument, type DocumentAnswer } from '../../document/assessment-document';

/**
 * In a link of a full assessment the levels and scope of categories are what came out, rounded down. What follows from
 * the requirements is no answer of its own and is taken away; a level without rated requirements was declared.
 */
export function declaredOnly(document: AssessmentDocument): AssessmentDocument {
  const requirements = document.answers.filter(({ requirement }) => requirement !== undefined);
  if (requirements.length === 0) return document;
  const answers = document.answers.map((answer): DocumentAnswer => {
    if (answer.requirement !== undefined) return answer;
    const own = requirements.filter(({ module, category }) => module === answer.module && category === answer.category);
    const isRated = own.some(({ level, applicability }) => level > 0 && applicability === 'applicable');
    return isRated ? { ...answer, level: 0 } : answer;
  });
  const concerned = new Set(['method']);
  return { ...document, answers, choices: document.choices.filter(({ about }) => !concerned.has(about)) };
}
