import * as z from 'zod';
import { AssessmentParams } from './assessments';
import { endpoint } from './endpoint';
import { AccountId, ActionPlanId, EvidenceId, ResponseId } from './ids';
import { OrganizationParams } from './organizations';
import { Done } from './primitives';

/** What is decided on by somebody who took no part in it. */
export const JUDGED_KINDS = ['response', 'evidence', 'plan'] as const;
export type JudgedKind = (typeof JUDGED_KINDS)[number];

/** So many people at most are named as those who may decide. */
export const MAX_DECIDERS = 20;

/** Who may still decide: current members with the right who took no part. */
export const Deciders = z.strictObject({
  tookPart: z.array(AccountId),
  mayDecide: z.array(AccountId).max(MAX_DECIDERS),
  /** Whether there are more who may. */
  more: z.boolean(),
});
export type Deciders = z.infer<typeof Deciders>;

const organization = '/organizations/:organizationId';
const response = `${organization}/assessments/:assessmentId/responses/:responseId/deciders`;
const evidence = `${organization}/evidence/:evidenceId/deciders`;
const plan = `${organization}/plans/:planId/deciders`;
const ofResponse = AssessmentParams.extend({ responseId: ResponseId });
const ofEvidence = OrganizationParams.extend({ evidenceId: EvidenceId });
const ofPlan = OrganizationParams.extend({ planId: ActionPlanId });
const person = { accountId: AccountId };

/** Who may still decide on something, and asking one of them. */
export const decidersApi = {
  ofResponse: endpoint({
    method: 'GET',
    path: response,
    summary: 'Who may still accept an answer',
    params: ofResponse,
    response: Deciders,
  }),
  askAboutResponse: endpoint({
    method: 'POST',
    path: `${response}/:accountId`,
    summary: 'Ask somebody who took no part to review an answer',
    params: ofResponse.extend(person),
    response: Done,
  }),
  ofEvidence: endpoint({
    method: 'GET',
    path: evidence,
    summary: 'Who may still accept a piece of evidence',
    params: ofEvidence,
    response: Deciders,
  }),
  askAboutEvidence: endpoint({
    method: 'POST',
    path: `${evidence}/:accountId`,
    summary: 'Ask somebody who took no part to review a piece of evidence',
    params: ofEvidence.extend(person),
    response: Done,
  }),
  ofPlan: endpoint({
    method: 'GET',
    path: plan,
    summary: 'Who may still verify an action plan',
    params: ofPlan,
    response: Deciders,
  }),
  askAboutPlan: endpoint({
    method: 'POST',
    path: `${plan}/:accountId`,
    summary: 'Ask somebody who took no part to verify an action plan',
    params: ofPlan.extend(person),
    response: Done,
  }),
} as const;
