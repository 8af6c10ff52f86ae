import type {
  AccountId,
  AssessmentId,
  ResponseId,
  ResponseSnapshot,
  ResponseValues,
  Role,
  SubmittedOperation,
} from '@certitude/contracts';
import * as Y from 'yjs';
import type { ClientCursor, DecidableResponse, DecideInput, Submission } from '../decision';
import { NOTE_FRAGMENT } from '../note-fragment';

const uuid = (kind: number, number: number): string =>
  `0000000${kind}-0000-7000-8000-${String(number).padStart(12, '0')}`;

export const anAccount = (number: number) => uuid(1, number) as AccountId;
export const aResponse = (number: number) => uuid(2, number) as ResponseId;
export const aClient = (number: number) => uuid(3, number);
export const ASSESSMENT = uuid(4, 1) as AssessmentId;

export const NEW_VALUES: ResponseValues = {
  level: 0,
  applicability: { applicability: 'applicable' },
  owner: null,
  reviewer: null,
  dueOn: null,
  flag: false,
  status: 'not-started',
};

/** A response as it was created, except for the given values. */
export const decidable = (values: Partial<ResponseValues> = {}, rest: Partial<DecidableResponse> = {}): DecidableResponse => ({
  values: { ...NEW_VALUES, ...values },
  origins: {},
  generation: 1,
  ...rest,
});

export const snapshotOf = (id: ResponseId, { values, origins }: Pick<DecidableResponse, 'values' | 'origins'>): ResponseSnapshot => ({
  id,
  module: 'governance',
  category: 'strategy',
  requirement: null,
  values,
  origins,
});
