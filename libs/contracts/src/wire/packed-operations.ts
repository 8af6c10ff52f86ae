import { type ResponseField } from '../live/answer-fields';
import { type OperationsFrame, type StreamOperation } from '../live/stream';
import { ownBytes, type WireBytes } from './bytes';

/** A stream operation as an array: the names of its parts stay at home. */
export type PackedOperation = readonly [
  actor: string,
  client: string | null,
  clientSeq: number | null,
  response: string,
  at: number,
  /** Index of the field, or −1 for a note's update. */
  field: number,
  ...rest: readonly unknown[],
];
/** A frame of operations as it travels: assessment, sequence number of the first one, operations. */
export type PackedFrame = readonly [assessment: string, first: number, operations: readonly PackedOperation[]];

// Part of the wire format: new fields go to the end.
export const FIELDS = [
  'level',
  'applicability',
  'owner',
  'reviewer',
  'dueOn',
  'flag',
  'status',
] as const satisfies readonly ResponseField[];
const NOTE = -1;

/** Compact form of a frame. Shares the binary with the operations. */
export const packOperations = (frame: OperationsFrame): PackedFrame => [
  frame.assessment,
  frame.first,
  packStream(frame.operations),
];

/** @throws TypeError when the frame is not one that `packOperations` made. */
export const unpackOperations = ([assessment, first, operations]: PackedFrame): OperationsFrame => ({
  assessment: assessment as OperationsFrame['assessment'],
  first,
  operations: unpackStream(operations),
});

/** Compact form of some operations, such as the tail a joiner receives. */
export const packStream = (operations: readonly StreamOperation[]): readonly PackedOperation[] => operations.map(pack);
/** The operations again, sharing no memory with the frame they came in. */
export const unpackStream = (packed: readonly PackedOperation[]): readonly StreamOperation[] => packed.map(unpack);

const pack = (operation: StreamOperation): PackedOperation => {
  const { actor, client, clientSeq, response, at } = operation;
  if (operation.field === 'rationale') {
    return [actor, client, clientSeq, response, at, NOTE, operation.generation, operation.update];
  }
  const { field, value, previous, overwrote } = operation;
  const index = FIELDS.indexOf(field);
  return overwrote
    ? [actor, client, clientSeq, response, at, index, value, previous, overwrote.actor, overwrote.seq]
    : [actor, client, clientSeq, response, at, index, value, previous];
};

const unpack = (packed: PackedOperation): StreamOperation => {
  const [actor, client, clientSeq, response, at, index, ...rest] = packed;
  const common = { actor, client, clientSeq, response, at };
  // The other side is our own server, which has validated every part.
  if (index === NOTE) {
    const [generation, update] = rest;
    return { ...common, field: 'rationale', generation, update: ownBytes(update as WireBytes) } as StreamOperation;
  }
  const field = FIELDS[index];
  if (!field) throw new TypeError(`no field ${index} in a stream operation`);
  const [value, previous, overwriter, seq] = rest;
  const overwrote = overwriter === undefined ? null : { actor: overwriter, seq };
  return { ...common, field, value, previous, overwrote } as StreamOperation;
};
