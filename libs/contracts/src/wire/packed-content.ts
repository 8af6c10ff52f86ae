import { type Refused } from '../live/refusals';
import {
  type AssessmentSnapshot,
  type FieldOrigin,
  type Joined,
  type NoteSnapshot,
  type ResponseSnapshot,
} from '../live/stream';
import { ownBytes, type WireBytes } from './bytes';
import { FIELDS, packStream, unpackStream, type PackedOperation } from './packed-operations';

type PackedOrigin = readonly [seq: number, actor: string | null, at: number];
type PackedResponse = readonly [
  id: string,
  module: string,
  category: string,
  requirement: string | null,
  /** In the order of the fields; an origin is null where the field has none. */
  values: readonly unknown[],
  origins: readonly (PackedOrigin | null)[],
];
type PackedNote = readonly [response: number, generation: number, state: WireBytes];

/** What a joiner receives, as arrays: half the size, and everybody who comes back at once waits for all of them. */
export type PackedContent =
  | readonly [kind: 'snapshot', responses: readonly PackedResponse[], notes: readonly PackedNote[]]
  | readonly [kind: 'tail', first: number, operations: readonly PackedOperation[]];

/** Compact form of a joiner's content. Shares the binary with it. */
export function packContent(content: Joined['content']): PackedContent {
  if (content.kind === 'tail') return ['tail', content.first, packStream(content.operations)];
  const { responses, notes } = content.snapshot;
  const places = new Map(responses.map(({ id }, index) => [id, index]));
  const packed = notes.map(({ response, generation, state }): PackedNote => {
    const place = places.get(response);
    if (place === undefined) throw new TypeError('a note of no response in a snapshot');
    return [place, generation, state];
  });
  return ['snapshot', responses.map(packResponse), packed];
}

/**
 * The answer to a join with the names of its parts again, sharing no memory with what arrived.
 * @throws TypeError when its content is not what `packContent` made
 */
export function unpackJoined<A extends Joined | Refused>(answer: A): A {
  if (!answer.ok) return answer;
  // The contracts name the parts; on the wire they are packed.
  return { ...answer, content: unpackContent(answer.content as unknown as PackedContent) };
}

function unpackContent(packed: PackedContent): Joined['content'] {
  if (packed[0] === 'tail') return { kind: 'tail', first: packed[1], operations: unpackStream(packed[2]) };
  const [, responses, notes] = packed;
  const snapshot: AssessmentSnapshot = {
    responses: responses.map(unpackResponse),
    notes: notes.map(([place, generation, state]) => {
      return { response: responses[place]?.[0], generation, state: ownBytes(state) } as NoteSnapshot;
    }),
  };
  return { kind: 'snapshot', snapshot };
}

const packResponse = ({ id, module, category, requirement, values, origins }: ResponseSnapshot): PackedResponse => [
  id,
  module,
  category,
  requirement,
  FIELDS.map((field) => values[field]),
  FIELDS.map((field) => packOrigin(origins[field])),
];

const packOrigin = (origin: FieldOrigin | undefined): PackedOrigin | null =>
  origin ? [origin.seq, origin.actor, origin.at] : null;

function unpackResponse([id, module, category, requirement, values, origins]: PackedResponse): ResponseSnapshot {
  // The other side is our own server, which has validated every part.
  return {
    id,
    module,
    category,
    requirement,
    values: Object.fromEntries(FIELDS.map((field, index) => [field, values[index]])),
    origins: Object.fromEntries(FIELDS.flatMap((field, index) => unpackOrigin(field, origins[index]))),
  } as unknown as ResponseSnapshot;
}

const unpackOrigin = (field: string, origin: PackedOrigin | null | undefined): [string, object][] =>
  origin ? [[field, { seq: origin[0], actor: origin[1], at: origin[2] }]] : [];
