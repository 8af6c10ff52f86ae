import {
  type AssessmentView,
  AssessorKind,
  daysOutOfOrder,
  type EditAssessment,
  FreeText,
  Method,
  Name,
} from '@certitude/contracts';
import { type Saved } from '@certitude/web/core';
import * as z from 'zod';

/** Details of an assessment as a form holds them: controls have texts only, the empty one stands for none. */
export const DetailsForm = z
  .object({
    name: Name,
    method: Method,
    periodFrom: z.string(),
    periodTo: z.string(),
    targetLevel: z.string(),
    assessorKind: z.union([AssessorKind, z.literal('')]),
    assessorName: z.string().max(200),
    assessorCompany: z.string().max(200),
    assessorPosition: z.string().max(200),
    sampling: FreeText,
    startsOn: z.string(),
    targetOn: z.string(),
    finishedOn: z.string(),
    baseline: z.string(),
    baselineVersion: z.string(),
  })
  .superRefine((details, context) => {
    for (const field of daysOutOfOrder(details))
      context.addIssue({ code: 'custom', path: [field], message: 'must not be before the start' });
  });
export type DetailsForm = z.input<typeof DetailsForm>;

/** A form before anything is known. */
export const EMPTY_DETAILS: DetailsForm = {
  ...{ name: '', method: 'formal', periodFrom: '', periodTo: '', targetLevel: '', assessorKind: '' },
  ...{ assessorName: '', assessorCompany: '', assessorPosition: '', sampling: '' },
  ...{ startsOn: '', targetOn: '', finishedOn: '', baseline: '', baselineVersion: '' },
};

/** Fields of which the empty text means that there is none. */
const OPTIONAL = [
  ...(['periodFrom', 'periodTo', 'assessorKind', 'startsOn', 'targetOn', 'finishedOn'] as const),
  ...(['baseline', 'baselineVersion'] as const),
];

export function savedDetails(view: AssessmentView): Saved<DetailsForm> {
  const { name, method, assessorName, assessorCompany, assessorPosition, sampling } = view;
  const optional = Object.fromEntries(OPTIONAL.map((field) => [field, view[field] ?? '']));
  return {
    version: view.version,
    values: {
      ...EMPTY_DETAILS,
      ...{ name, method, assessorName, assessorCompany, assessorPosition, sampling },
      ...optional,
      targetLevel: view.targetLevel === null ? '' : String(view.targetLevel),
    },
  };
}

/** What is sent of the fields that were changed. */
export function detailsChanges({ targetLevel, ...changes }: Partial<DetailsForm>): EditAssessment['changes'] {
  const sent: Record<string, unknown> = { ...changes };
  for (const field of OPTIONAL) if (sent[field] === '') sent[field] = null;
  if (targetLevel !== undefined) sent['targetLevel'] = targetLevel === '' ? null : Number(targetLevel);
  return sent as EditAssessment['changes'];
}
