import { type AccountId, type AssessmentId, type ResponseId } from '../ids';
import { type OperationsFrame, type ResponseValues, type StreamOperation } from '../live/stream';

const uuid = (kind: number, number: number): string =>
  `0000000${kind}-0000-7000-8000-${String(number).padStart(12, '0')}`;
export const anAccount = (number: number) => uuid(1, number) as AccountId;
export const aClient = (number: number) => uuid(3, number);
export const aResponse = (number: number) => uuid(2, number) as ResponseId;

export const NEW_VALUES: ResponseValues = {
  level: 0,
  applicability: { applicability: 'applicable' },
  owner: null,
  reviewer: null,
  dueOn: null,
  flag: false,
  status: 'not-started',
};

const stamp = { actor: anAccount(1), client: aClient(1), response: aResponse(1), at: 1_700_000_000_000 };
const fresh = { ...stamp, overwrote: null };
/** Bytes of a note; what they say to Yjs is no matter of the wire. */
export const UPDATE = Uint8Array.from({ length: 40 }, (_, index) => index);

/** Every kind of operation that there is: by people, by the server, and one that overwrote another. */
export const OPERATIONS: readonly StreamOperation[] = [
  { ...fresh, clientSeq: 1, field: 'level', value: 5, previous: 0 },
  { ...fresh, client: null, clientSeq: null, field: 'status', value: 'in-progress', previous: 'not-started' },
  {
    ...{ ...fresh, clientSeq: 2, field: 'applicability', previous: { applicability: 'applicable' } },
    value: { applicability: 'not-applicable', reason: 'no such component' },
  },
  { ...fresh, clientSeq: 3, field: 'owner', value: anAccount(2), previous: null },
  { ...fresh, clientSeq: 4, field: 'reviewer', value: null, previous: anAccount(2) },
  { ...fresh, clientSeq: 5, field: 'dueOn', value: '2026-03-31', previous: null },
  { ...fresh, clientSeq: 6, field: 'flag', value: true, previous: false },
  { ...stamp, clientSeq: 7, field: 'rationale', update: UPDATE, generation: 3 },
  {
    ...{ ...stamp, actor: anAccount(2), clientSeq: 1, field: 'level', value: 2, previous: 5 },
    overwrote: { actor: anAccount(1), seq: 101 },
  },
];
export const FRAME: OperationsFrame = { assessment: uuid(4, 1) as AssessmentId, first: 101, operations: OPERATIONS };
