import * as z from 'zod';
import { Role } from './access';
import { AssessmentParams } from './assessments';
import { endpoint } from './endpoint';
import { AccountId, ResponseId } from './ids';
import { FIELD_VALUES, ResponseField } from './live/answer-fields';
import { ResponseContributors, STREAM_STATES } from './live/stream';
import { WholeNumber } from './primitives';

const seq = z.number().int().nonnegative();

/** What somebody who joins receives, as JSON: for where there is no live connection to join over. */
export const AssessmentContent = z.strictObject({
  /** Sequence number of the last operation that is in it. */
  head: seq,
  epoch: WholeNumber,
  state: z.enum(STREAM_STATES),
  /** The reader's. */
  role: Role,
  contributors: z.array(ResponseContributors),
  responses: z.array(
    z.strictObject({
      id: ResponseId,
      module: z.string(),
      category: z.string(),
      requirement: z.string().nullable(),
      values: z.strictObject(FIELD_VALUES),
      origins: z.partialRecord(ResponseField, z.strictObject({ seq, actor: AccountId.nullable(), at: z.number() })),
    }),
  ),
  notes: z.array(
    z.strictObject({
      response: ResponseId,
      generation: WholeNumber.min(1),
      /** Yjs state of the note as one update. */
      state: z.base64(),
    }),
  ),
});
export type AssessmentContent = z.infer<typeof AssessmentContent>;

export const readingApi = {
  content: endpoint({
    method: 'GET',
    path: '/organizations/:organizationId/assessments/:assessmentId/content',
    summary: 'Answers and texts of an assessment, to read where live connections are not possible',
    params: AssessmentParams,
    response: AssessmentContent,
  }),
} as const;
