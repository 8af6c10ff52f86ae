import {
  isolated,
  type ActionPlanId,
  type AssessmentId,
  type EvidenceId,
  type NotificationView,
  type OrganizationId,
  type ResponseId,
  type ResponseStatus,
} from '@certitude/contracts';

/** What a notification says: a title that names what and where, and a path in the web application. Never content. */
export interface NoticeText {
  readonly kind: NotificationView['kind'];
  readonly title: string;
  readonly link: string;
}

export interface PlanSubject {
  readonly organizationId: OrganizationId;
  readonly planId: ActionPlanId;
  readonly title: string;
  readonly assessmentName: string;
}
export interface ResponseSubject {
  readonly organizationId: OrganizationId;
  readonly assessmentId: AssessmentId;
  readonly responseId: ResponseId;
  readonly title: string;
  readonly assessmentName: string;
}
export interface AssessmentSubject {
  readonly organizationId: OrganizationId;
  readonly assessmentId: AssessmentId;
  readonly name: string;
}
export interface EvidenceSubject {
  readonly organizationId: OrganizationId;
  readonly evidenceId: EvidenceId;
  readonly title: string;
}

const page = (organizationId: OrganizationId, path: string): string => `/o/${organizationId}/${path}`;
const planPage = ({ organizationId, planId }: PlanSubject): string => page(organizationId, `plans/${planId}`);
const responsePage = ({ organizationId, assessmentId, responseId }: ResponseSubject): string =>
  page(organizationId, `assessments/${assessmentId}/responses/${responseId}`);

const evidencePage = ({ organizationId, evidenceId }: EvidenceSubject): string =>
  page(organizationId, `evidence/${evidenceId}`);

const nameOfPlan = ({ title, assessmentName }: PlanSubject): string =>
  `Action plan “${isolated(title)}” in ${isolated(assessmentName)}`;
const nameOfResponse = ({ title, assessmentName }: ResponseSubject): string =>
  `“${isolated(title)}” in ${isolated(assessmentName)}`;

export const planAssigned = (plan: PlanSubject): NoticeText => ({
  kind: 'plan-assigned',
  title: `${nameOfPlan(plan)} is assigned to you`,
  link: planPage(plan),
});

/** @param days until the due date; negative when it is past */
export const planDue = (plan: PlanSubject, days: number): NoticeText => ({
  kind: 'plan-due',
  title: `${nameOfPlan(plan)} ${dueIn(days)}`,
  link: planPage(plan),
});

function dueIn(days: number): string {
  if (days === 0) return 'is due today';
  if (days === 1) return 'is due tomorrow';
  if (days === -1) return 'was due yesterday';
  return days > 0 ? `is due in ${days} days` : `was due ${-days} days ago`;
}

export const responseSubmitted = (response: ResponseSubject): NoticeText => ({
  kind: 'response-review',
  title: `${nameOfResponse(response)} waits for your review`,
  link: responsePage(response),
});

export const responseReviewed = (response: ResponseSubject, status: ResponseStatus): NoticeText => ({
  kind: 'response-decided',
  title: `${nameOfResponse(response)} ${status === 'accepted' ? 'was accepted' : 'needs changes'}`,
  link: responsePage(response),
});

export const responseAssigned = (response: ResponseSubject): NoticeText => ({
  kind: 'response-assigned',
  title: `${nameOfResponse(response)} is assigned to you`,
  link: responsePage(response),
});

export const responseInvited = (response: ResponseSubject): NoticeText => ({
  kind: 'response-invited',
  title: `You are invited to answer ${nameOfResponse(response)}`,
  link: responsePage(response),
});

export const assessmentGranted = ({ organizationId, assessmentId, name }: AssessmentSubject): NoticeText => ({
  kind: 'assessment-granted',
  title: `You are invited to review ${isolated(name)}`,
  link: page(organizationId, `assessments/${assessmentId}`),
});

export const evidenceReviewed = (evidence: EvidenceSubject, decision: 'accepted' | 'rejected'): NoticeText => ({
  kind: 'evidence-decided',
  title: `Evidence “${isolated(evidence.title)}” was ${decision}`,
  link: evidencePage(evidence),
});

const asked = (what: string, link: string): NoticeText => ({
  kind: 'review-asked',
  title: `You are asked to decide on ${what}`,
  link,
});
export const askedAboutResponse = (response: ResponseSubject): NoticeText =>
  asked(nameOfResponse(response), responsePage(response));
export const askedAboutEvidence = (evidence: EvidenceSubject): NoticeText =>
  asked(`evidence “${isolated(evidence.title)}”`, evidencePage(evidence));
export const askedAboutPlan = (plan: PlanSubject): NoticeText =>
  asked(`action plan “${isolated(plan.title)}” in ${isolated(plan.assessmentName)}`, planPage(plan));
