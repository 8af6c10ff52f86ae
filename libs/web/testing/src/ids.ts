import { type AccountId, type AssessmentId, type ResponseId } from '@certitude/contracts';

/** An id for a test: the same kind of thing takes the same letter, so that two kinds never meet by chance. */
export const fakeId = <Id extends string>(kind: number, number = 1): Id =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}` as Id;

export const accountId = (number: number): AccountId => fakeId(1, number);
export const responseId = (number: number): ResponseId => fakeId(2, number);
export const assessmentId = (number: number): AssessmentId => fakeId(3, number);
export const clientId = (number: number): string => fakeId(5, number);
