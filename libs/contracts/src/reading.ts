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

/** Of a part of the model. */
const Key = z.string().max(100);
const levelAtPlace = {
  module: Key,
  category: Key.nullable(),
  requirement: Key.nullable(),
  level: z.number().int().min(1).max(5),
};
/** A level to reach; without a requirement of a category, without a category of a module. */
export const TargetView = z.strictObject(levelAtPlace);
export type TargetView = z.infer<typeof TargetView>;

/** What stands beside the answers of an assessment. */
export const BesideAnswers = z.strictObject({
  /** Levels declared for categories of an assessment that rates requirements; they are no answers. */
  declared: z.array(
    z.strictObject({ module: z.string(), category: z.string(), level: z.number().int().min(1).max(5) }),
  ),
  /** Who owns an answer by name alone. */
  owners: z.array(z.strictObject({ response: ResponseId, name: z.string() })),
  targets: z.array(TargetView),
});
export type BesideAnswers = z.infer<typeof BesideAnswers>;

export const SetTarget = z
  .strictObject({
    ...levelAtPlace,
    /** As it was seen, and as it is to be; null: none of its own. */
    from: levelAtPlace.level.nullable(),
    level: levelAtPlace.level.nullable(),
  })
  .refine(({ category, requirement }) => category !== null || requirement === null, {
    path: ['category'],
    message: 'must be named: a requirement is one of a category',
  });
export type SetTarget = z.infer<typeof SetTarget>;

export const readingApi = {
  beside: endpoint({
    method: 'GET',
    path: '/organizations/:organizationId/assessments/:assessmentId/beside',
    summary: 'Targets, declared levels and owners by name of an assessment',
    params: AssessmentParams,
    response: BesideAnswers,
  }),
  setTarget: endpoint({
    method: 'PUT',
    path: '/organizations/:organizationId/assessments/:assessmentId/target',
    summary: 'Set or take away the target of a module, category or requirement, as it was seen',
    params: AssessmentParams,
    body: SetTarget,
    response: BesideAnswers,
  }),
  content: endpoint({
    method: 'GET',
    path: '/organizations/:organizationId/assessments/:assessmentId/content',
    summary: 'Answers and texts of an assessment, to read where live connections are not possible',
    params: AssessmentParams,
    response: AssessmentContent,
  }),
} as const;
