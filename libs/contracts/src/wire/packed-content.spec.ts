import { type Joined, type ResponseSnapshot } from '../live/stream';
import { decodeFrame, encodeFrame } from '../packets';
import { anAccount, aResponse, NEW_VALUES, OPERATIONS, UPDATE as state } from './given';
import { packContent, unpackJoined } from './packed-content';

const place = { module: 'governance', category: 'strategy', requirement: null };
const unanswered: ResponseSnapshot = { ...place, id: aResponse(2), values: NEW_VALUES, origins: {} };
const origin = { seq: 3, actor: anAccount(1), at: 1_700_000_000_000 };
const answered: ResponseSnapshot = {
  ...{ ...place, id: aResponse(1), requirement: '1.2', values: { ...NEW_VALUES, level: 3 } },
  origins: { level: origin, status: { ...origin, seq: 0, actor: null } },
};
const snapshot: Joined['content'] & { readonly kind: 'snapshot' } = {
  kind: 'snapshot',
  snapshot: {
    responses: [answered, unanswered],
    notes: [{ response: aResponse(2), generation: 4, state }],
  },
};
const joined = (content: unknown): Joined => ({
  ok: true,
  head: 9,
  epoch: 1,
  state: 'open',
  role: 'owner',
  contributors: [],
  cursor: { clientSeq: 0, rejected: [] },
  content: content as Joined['content'],
});

/** Through the socket's encoder and decoder. */
const travelled = (answer: Joined): Joined => decodeFrame(encodeFrame(answer), null) as Joined;

describe('what a joiner receives', () => {
  it.each([
    ['everything', snapshot],
    ['what they missed', { kind: 'tail', first: 10, operations: OPERATIONS.slice(0, 1) }],
  ] as [string, Joined['content']][])('is %s again on the other side', (_, content) => {
    expect(unpackJoined(travelled(joined(packContent(content)))).content).toEqual(content);
  });

  it('keeps no hold on the message, as a browser or as Node has it', () => {
    const [kind, responses] = packContent(snapshot);
    const buffer = Buffer.from(state);
    const fromNode = unpackJoined(joined([kind, responses, [[1, 4, buffer]]]));
    buffer.fill(0);
    const fromBrowser = unpackJoined(joined([kind, responses, [[1, 4, Uint8Array.from(state).buffer]]]));
    expect([fromNode.content, fromBrowser.content]).toEqual([snapshot, snapshot]);
  });

  it('says which of the two it is', () => {
    expect(packContent(snapshot)[0]).toBe('snapshot');
    expect(packContent({ kind: 'tail', first: 10, operations: [] })).toEqual(['tail', 10, []]);
  });

  it('has no notes of responses that are not in it', () => {
    const stray = { ...snapshot.snapshot, notes: [{ response: aResponse(3), generation: 1, state }] };
    expect(() => packContent({ kind: 'snapshot', snapshot: stray })).toThrow('a note of no response');
  });

  it('is smaller than with the names of its parts', () => {
    expect(encodeFrame(packContent(snapshot)).byteLength).toBeLessThan(0.7 * encodeFrame(snapshot).byteLength);
  });

  it('is nothing when there is none: a refusal stays as it is', () => {
    const refused = { ok: false, code: 'forbidden' } as const;
    expect(unpackJoined(refused)).toBe(refused);
  });
});
