import type {
  AccountId,
  AssessmentId,
  ResponseId,
  ResponseSnapshot,
  ResponseValues,
  SubmittedOperation,
} from '@certitude/contracts';
import type { DecidableResponse, DecideInput, Submission } from '../decision';

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
export const decidable = (
  values: Partial<ResponseValues> = {},
  rest: Partial<DecidableResponse> = {},
): DecidableResponse => ({
  values: { ...NEW_VALUES, ...values },
  origins: {},
  generation: 1,
  ...rest,
});

export const snapshotOf = (
  id: ResponseId,
  { values, origins }: Pick<DecidableResponse, 'values' | 'origins'>,
): ResponseSnapshot => ({
  id,
  module: 'governance',
  category: 'strategy',
  requirement: null,
  values,
  origins,
});

type DistributiveOmit<T, K extends string> = T extends unknown ? Omit<T, K> : never;
/** An edit as far as a test cares: response 1, made just now on what was there at the beginning. */
export type GivenEdit = DistributiveOmit<SubmittedOperation, 'clientSeq' | 'response' | 'age' | 'base' | 'generation'> &
  Partial<{ response: ResponseId; age: number; base: number; generation: number }>;

/** Edits with numbers from `first` on. */
export const edits = (first: number, ...given: readonly GivenEdit[]): SubmittedOperation[] =>
  given.map((edit, index) => {
    const common = { clientSeq: first + index, response: aResponse(1), age: 0 };
    const fixed = edit.field === 'rationale' ? { generation: 1 } : { base: 0 };
    return { ...common, ...fixed, ...edit } as SubmittedOperation;
  });

/** A message of assessor 1 with client 1, unless said otherwise. */
export const submission = (operations: readonly SubmittedOperation[], rest: Partial<Submission> = {}): Submission => ({
  actor: { id: anAccount(1), role: 'assessor' },
  client: aClient(1),
  epoch: 1,
  operations,
  ...rest,
});

/** A batch on an open stream at 100 with the new response 1, unless said otherwise. */
export const batch = (submissions: readonly Submission[], rest: Partial<DecideInput> = {}): DecideInput => ({
  state: 'open',
  epoch: 1,
  head: 100,
  now: 5_000,
  submissions,
  responses: new Map([[aResponse(1), decidable()]]),
  cursors: new Map(),
  notes: new Map(),
  contributors: new Map(),
  members: new Set([1, 2, 3].map(anAccount)),
  ...rest,
});
