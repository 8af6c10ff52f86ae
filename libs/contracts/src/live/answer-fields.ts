import * as z from 'zod';
import { AccountId } from '../ids';
import { DateOnly, text } from '../primitives';

export const Level = z.union(
  [z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)],
  'must be a level from 0 (not assessed) to 5',
);
export type Level = z.infer<typeof Level>;

/** Applicability of a requirement or category; anything but "applicable" carries its reason. */
export const Applicability = z.discriminatedUnion('applicability', [
  z.strictObject({ applicability: z.literal('applicable') }),
  z.strictObject({
    applicability: z.literal('partially-applicable'),
    reason: text(2_000).pipe(z.string().min(1, 'needs a reason')),
  }),
  z.strictObject({
    applicability: z.literal('not-applicable'),
    reason: text(2_000).pipe(z.string().min(1, 'needs a reason')),
  }),
]);
export type Applicability = z.infer<typeof Applicability>;

export const RESPONSE_STATUSES = [
  'not-started',
  'in-progress',
  'ready-for-review',
  'accepted',
  'changes-requested',
] as const;
export const ResponseStatus = z.enum(RESPONSE_STATUSES);
export type ResponseStatus = z.infer<typeof ResponseStatus>;

/** Structured fields of a response, each with the schema of its value. */
export const FIELD_VALUES = {
  level: Level,
  applicability: Applicability,
  owner: AccountId.nullable(),
  reviewer: AccountId.nullable(),
  dueOn: DateOnly.nullable(),
  flag: z.boolean(),
  status: ResponseStatus,
} as const;
export type ResponseField = keyof typeof FIELD_VALUES;
export type FieldValue<F extends ResponseField = ResponseField> = z.output<(typeof FIELD_VALUES)[F]>;
export const ResponseField = z.enum(Object.keys(FIELD_VALUES) as [ResponseField, ...ResponseField[]]);
