import { ERRORS, type ErrorCode } from '@certitude/contracts';
import { type ImportJob } from '@certitude/contracts/exchange';

/** Why a job failed, in the words of the catalogue; null when it did not. */
export const problemOf = (code: string | null, detail: string | null): ImportJob['problem'] =>
  code === null ? null : { title: ERRORS[code as ErrorCode].title, detail: detail ?? ERRORS[code as ErrorCode].fix };
