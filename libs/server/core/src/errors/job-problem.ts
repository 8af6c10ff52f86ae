import { ERRORS, type ErrorCode } from '@certitude/contracts/errors';

/** Why a job failed, in the words of the catalogue; null when it did not. */
export const jobProblem = (
  code: string | null,
  detail: string | null,
): { readonly title: string; readonly detail: string } | null =>
  code === null ? null : { title: ERRORS[code as ErrorCode].title, detail: detail ?? ERRORS[code as ErrorCode].fix };
