import * as z from 'zod';
import { EditConflict } from './edits';
import { type ErrorCode } from './errors';

/** One place in the input that is wrong: a path like `body.dueOn` and a sentence. */
export const FieldProblem = z.object({ path: z.string(), message: z.string() });
export type FieldProblem = z.infer<typeof FieldProblem>;

/** RFC 9457 problem details, as every failed HTTP request is answered. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  /** A release that comes may know more: what is not known is told by its title. */
  code: z.custom<ErrorCode>((code) => typeof code === 'string'),
  requestId: z.string(),
  problems: z.array(FieldProblem).optional(),
  /** Seconds until it is worth trying again, where that is known; also in the header Retry-After. */
  retryAfter: z.number().int().positive().optional(),
  /** Of `edit.conflict`: the version as it is now, and the fields that somebody else saved. */
  version: z.number().int().optional(),
  conflicts: z.array(EditConflict).optional(),
});
export type Problem = z.infer<typeof Problem>;
