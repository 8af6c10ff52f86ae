import { ResponseField } from '../live/answer-fields';
import { type StreamOperation } from '../live/stream';
import { decodeFrame, encodeFrame } from '../packets';
import { aClient, anAccount, aResponse, FRAME, OPERATIONS, UPDATE } from './given';
import { packOperations, packStream, unpackOperations, unpackStream, type PackedFrame } from './packed-operations';

/** Through the socket's encoder and decoder. */
const travelled = (packed: PackedFrame): PackedFrame => decodeFrame(encodeFrame(packed), null) as PackedFrame;

describe('a packed frame', () => {
  it('is the same frame again on the other side, whatever is in it', () => {
    expect(new Set(OPERATIONS.map(({ field }) => field))).toEqual(new Set([...ResponseField.options, 'rationale']));
    expect(OPERATIONS.some((operation) => 'overwrote' in operation && operation.overwrote !== null)).toBe(true);
    expect(unpackOperations(travelled(packOperations(FRAME)))).toEqual(FRAME);
  });

  // What is open in browsers while the server is replaced was made by an earlier version.
  it('has every part where earlier versions have it', () => {
    const [assessment, first, [level, status, applicability, owner, reviewer, dueOn, flag, note, other]] =
      packOperations(FRAME);
    expect([assessment, first]).toEqual([FRAME.assessment, 101]);
    expect(level).toEqual([anAccount(1), aClient(1), 1, aResponse(1), 1_700_000_000_000, 0, 5, 0]);
    expect(status).toEqual([
      anAccount(1),
      null,
      null,
      aResponse(1),
      1_700_000_000_000,
      6,
      'in-progress',
      'not-started',
    ]);
    expect([applicability, owner, reviewer, dueOn, flag].map((packed) => packed?.[5])).toEqual([1, 2, 3, 4, 5]);
    expect(note?.slice(5)).toEqual([-1, 3, UPDATE]);
    expect(other?.slice(5)).toEqual([0, 2, 5, anAccount(1), 101]);
  });

  it('can be a tail as well', () => {
    expect(unpackStream(packStream(OPERATIONS))).toEqual(OPERATIONS);
  });

  it('takes its binary as a browser or as Node has it, and keeps no hold on the message', () => {
    const [note] = OPERATIONS.filter((operation) => operation.field === 'rationale');
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
    expect(encodeFrame(packOperations(FRAME)).byteLength).toBeLessThan(0.8 * encodeFrame(FRAME).byteLength);
  });

  it('with an unknown field is an error', () => {
    const [operation] = packStream(OPERATIONS.slice(0, 1));
    const unknown = operation?.map((part, index) => (index === 5 ? 99 : part));
    expect((): readonly StreamOperation[] => unpackStream([unknown as never])).toThrow(
      new TypeError('no field 99 in a stream operation'),
    );
  });
});
