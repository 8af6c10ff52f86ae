import { type MaturityLevel } from '@certitude/maturity';
import { type DocumentAnswer } from '../document/assessment-document';
import { defined } from '../document/defined';
import { type Fields } from '../input/fields';

/** The fields that an answer has besides its place. */
export type AnswerFields = Omit<DocumentAnswer, 'module' | 'category' | 'requirement'>;

/**
 * An entry of a category or requirement as the browser tool writes it. Nothing is derived: a level stays where something
 * is not applicable.
 */
export function readEntry(fields: Fields): AnswerFields {
  return defined({
    applicability: fields.flag('applicability') === false ? ('not-applicable' as const) : ('applicable' as const),
    level: levelOf(fields),
    reason: fields.text('applicabilityReason'),
    notes: fields.text('notes'),
    evidence: fields.text('evidence'),
    person: fields.text('pocId'),
    artifacts: fields.texts('artifactIds'),
    interviewOn: fields.day('interviewDate'),
    updatedAt: fields.text('updatedAt'),
    completed: fields.flag('completed'),
    flagged: fields.flag('flagged'),
    flagNote: fields.text('flagNote'),
    related: fields.texts('related'),
    assessorReview: fields.group('assessorReview', readReview),
    levelName: fields.text('result'),
    levelText: fields.text('description'),
  });
}

/** The same entry as the browser tool writes it; `levelName` and `levelText` only for categories. */
export function writeEntry(answer: AnswerFields): Record<string, unknown> {
  return defined({
    level: answer.level,
    result: answer.levelName,
    description: answer.levelText,
    applicability: answer.applicability !== 'not-applicable',
    applicabilityReason: answer.reason,
    notes: answer.notes,
    evidence: answer.evidence,
    completed: answer.completed,
    flagged: answer.flagged,
    flagNote: answer.flagNote,
    pocId: answer.person,
    interviewDate: answer.interviewOn,
    artifactIds: answer.artifacts,
    related: answer.related,
    assessorReview: answer.assessorReview,
    updatedAt: answer.updatedAt,
  });
}

function readReview(fields: Fields): AnswerFields['assessorReview'] {
  const status = fields.oneOf('status', ['agreed', 'adjusted']);
  const note = fields.text('note');
  return status && defined({ status, note });
}

function levelOf(fields: Fields): MaturityLevel {
  const level = fields.number('level');
  if (level === undefined) return 0;
  const known = ([0, 1, 2, 3, 4, 5] as const).find((one) => one === level);
  if (known === undefined) fields.odd('level', 'must be a whole number from 0 to 5');
  return known ?? 0;
}
