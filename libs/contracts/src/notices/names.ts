import * as z from 'zod';
import { isolated } from '../text';
import { type EvidenceFacts, type PlanFacts, type ResponseFacts } from './facts';
import { type NoticePlace } from './notice';

/** How notices name what they are about: what and where, as it was called when they were told. */
export const NamedPlan = z.object({ plan: z.string(), assessment: z.string() });
export const NamedAnswer = z.object({ answer: z.string(), assessment: z.string() });
export const NamedAssessment = z.object({ assessment: z.string() });
export const NamedEvidence = z.object({ evidence: z.string() });

type Named<S extends z.ZodType> = z.output<S>;

export const planNames = ({ title, assessmentName }: PlanFacts): Named<typeof NamedPlan> => ({
  plan: title,
  assessment: assessmentName,
});
export const answerNames = ({ title, assessmentName }: ResponseFacts): Named<typeof NamedAnswer> => ({
  answer: title,
  assessment: assessmentName,
});
export const evidenceNames = ({ title }: EvidenceFacts): Named<typeof NamedEvidence> => ({ evidence: title });

/** `“Rotate the root key” in Assessment 2030` */
export const inPlan = ({ plan, assessment }: Named<typeof NamedPlan>): string =>
  `“${isolated(plan)}” in ${isolated(assessment)}`;
export const inAnswer = ({ answer, assessment }: Named<typeof NamedAnswer>): string =>
  `“${isolated(answer)}” in ${isolated(assessment)}`;
export const inEvidence = ({ evidence }: Named<typeof NamedEvidence>): string => `“${isolated(evidence)}”`;

/** Whose page opens when somebody follows a notice: its subject's own. */
export function subjectPage({ organizationId, subject, assessmentId }: NoticePlace): string {
  const organization = `/o/${organizationId}`;
  switch (subject.type) {
    case 'plan':
      return `${organization}/plans/${subject.id}`;
    case 'evidence':
      return `${organization}/evidence/${subject.id}`;
    case 'assessment':
      return `${organization}/assessments/${subject.id}`;
    case 'response':
      return `${organization}/assessments/${assessmentId}/responses/${subject.id}`;
  }
}
