import { daysOutOfOrder, type AssessmentView, type EditAssessment } from '@certitude/contracts';

/** Details of an assessment that are edited where they stand. */
export type DetailField = keyof EditAssessment['changes'] & keyof AssessmentView;

/** A detail as its control holds it: controls have texts only, the empty one stands for none. */
export const detailText = (view: AssessmentView, field: DetailField): string => String(view[field] ?? '');

const TEXTS: readonly DetailField[] = [
  ...(['name', 'sampling', 'assessorName', 'assessorCompany', 'assessorPosition'] as const),
];

/** What is sent of a detail that was changed. Another baseline has other versions. */
export function detailChange(field: DetailField, text: string): EditAssessment['changes'] {
  if (field === 'baseline') return { baseline: text || null, baselineVersion: null } as EditAssessment['changes'];
  if (field === 'targetLevel') return { targetLevel: text === '' ? null : Number(text) };
  return { [field]: text === '' && !TEXTS.includes(field) ? null : text };
}

/** What is wrong with a day beside the others; null when nothing is. */
export function dayProblem(view: AssessmentView, field: DetailField, day: string): string | null {
  const disordered = daysOutOfOrder({ ...view, [field]: day || null });
  if (disordered.includes(field)) return 'must not be before the start';
  const isStart = field === 'periodFrom' || field === 'startsOn';
  return isStart && disordered.length > 0 ? 'must not be after the end' : null;
}
