import * as z from 'zod';
import { AssessmentParams } from './assessments';
import { endpoint } from './endpoint';
import { ResponseId } from './ids';
import { OrganizationParams } from './organizations';

/** What an organization demands of every answer before a formal assessment is finalized. */
export const FinalizingDemands = z.strictObject({
  rationale: z.boolean(),
  evidence: z.boolean(),
  /** Accepted by a reviewer. */
  review: z.boolean(),
});
export type FinalizingDemands = z.infer<typeof FinalizingDemands>;

/** Which answers lack what makes an assessment trusted, in model order. */
export const TrustGaps = z.strictObject({
  /** How many answers there are. */
  answered: z.number().int(),
  rationale: z.array(ResponseId),
  evidence: z.array(ResponseId),
  review: z.array(ResponseId),
  /** Those that rest on evidence whose last valid day is over. */
  ended: z.array(ResponseId),
});
export type TrustGaps = z.infer<typeof TrustGaps>;

export const ReadinessView = TrustGaps.extend({
  /** What is demanded and lacking: as long as there is any, finalizing is refused. */
  unmet: z.array(z.enum(['rationale', 'evidence', 'review'])),
});
export type ReadinessView = z.infer<typeof ReadinessView>;

const settings = '/organizations/:organizationId/finalizing-settings';

export const finalizingApi = {
  readiness: endpoint({
    method: 'GET',
    path: '/organizations/:organizationId/assessments/:assessmentId/readiness',
    summary: 'What the trust in an assessment rests on, before it is finalized',
    params: AssessmentParams,
    response: ReadinessView,
  }),
  demands: endpoint({
    method: 'GET',
    path: settings,
    summary: 'What is required of answers before a formal assessment is finalized',
    params: OrganizationParams,
    response: FinalizingDemands,
  }),
  demand: endpoint({
    method: 'PUT',
    path: settings,
    summary: 'Set what is required of answers before a formal assessment is finalized',
    params: OrganizationParams,
    body: FinalizingDemands,
    response: FinalizingDemands,
  }),
} as const;
