import { ResponseField, type OperationsFrame, type StreamOperation } from '@certitude/contracts';
import { decide } from './decide';
import { decodeFrame, encodeFrame } from './packets';
import {
  ASSESSMENT,
  anAccount,
  batch,
  decidable,
  edits,
  submission,
  aResponse,
  aClient,
  type GivenEdit,
} from './testing/given';
import { NoteAuthor } from './testing/notes';
import { packOperations, packStream, unpackOperations, unpackStream, type PackedFrame } from './wire';

const ALL: GivenEdit[] = [
  { field: 'level', value: 5 },
  { field: 'applicability', value: { applicability: 'not-applicable', reason: 'no such component' } },
  { field: 'owner', value: anAccount(2) },
  { field: 'reviewer', value: null },
  { field: 'dueOn', value: '2026-03-31' },
  { field: 'flag', value: true },
  { field: 'status', value: 'ready-for-review' },
  { field: 'rationale', update: new NoteAuthor(7).paragraph('because') },
];
const mine = submission(edits(1, ...ALL));
const theirs = submission(edits(1, { field: 'level', value: 2 }), {
  actor: { id: anAccount(2), role: 'owner' },
  client: aClient(2),
});
const { accepted } = decide(batch([mine, theirs], { responses: new Map([[aResponse(1), decidable()]]) }));
const frame: OperationsFrame = { assessment: ASSESSMENT, first: 101, operations: accepted };

/** Through the socket’s encoder and decoder. */
const travelled = (packed: PackedFrame): PackedFrame => decodeFrame(encodeFrame(packed), null) as PackedFrame;

describe('a packed frame', () => {
  it('is the same frame again on the other side, whatever is in it', () => {
    expect(new Set(accepted.map(({ field }) => field))).toEqual(new Set([...ResponseField.options, 'rationale']));
    expect(accepted.some((operation) => 'overwrote' in operation && operation.overwrote !== null)).toBe(true);
    expect(unpackOperations(travelled(packOperations(frame)))).toEqual(frame);
  });

  it('can be a tail as well', () => {
    expect(unpackStream(packStream(accepted))).toEqual(accepted);
  });

  it('takes its binary as a browser or as Node has it, and keeps no hold on the message', () => {
    const [note] = accepted.filter((operation) => operation.field === 'rationale');
    if (note?.field !== 'rationale') throw new Error('no note');
    const [packed] = packStream([note]);
    const buffer = Buffer.from(note.update);
    const [parts, update] = [packed?.slice(0, -1) ?? [], packed?.at(-1)];
    expect(update).toBe(note.update);
    const [fromNode] = unpackStream([[...parts, buffer] as never]);
    buffer.fill(0);
    const [fromBrowser] = unpackStream([[...parts, Uint8Array.from(note.update).buffer] as never]);
    expect([fromNode, fromBrowser]).toEqual([note, note]);
  });

  it('is smaller than the frame', () => {
    expect(encodeFrame(packOperations(frame)).byteLength).toBeLessThan(0.8 * encodeFrame(frame).byteLength);
  });

  it('with an unknown field is an error', () => {
    const [operation] = packStream(accepted.slice(0, 1));
    const unknown = operation?.map((part, index) => (index === 5 ? 99 : part));
    expect((): readonly StreamOperation[] => unpackStream([unknown as never])).toThrow(
      new TypeError('no field 99 in a stream operation'),
    );
  });
});
