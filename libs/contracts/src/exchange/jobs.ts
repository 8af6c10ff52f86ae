import * as z from 'zod';
import { Timestamp } from '../primitives';

export const JobState = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']);
export type JobState = z.infer<typeof JobState>;

/** Whether somebody still works on it, or will. */
export const isUnderWay = ({ state }: { readonly state: JobState }): boolean =>
  state === 'waiting' || state === 'running';

/** Why it failed, in the words of the catalogue. */
const JobProblem = z.strictObject({ title: z.string(), detail: z.string() });

/** How far work is that goes on without whoever asked for it. */
export const jobFields = {
  state: JobState,
  /** What is under way, for people. */
  step: z.string(),
  /** Bytes or items, out of as many; 0 as long as nobody knows. */
  done: z.number().int(),
  total: z.number().int(),
  createdAt: Timestamp,
  finishedAt: Timestamp.nullable(),
  problem: JobProblem.nullable(),
};
