import { CLIENT_FRAME_LIMITS, FrameRefused } from './frame-check';
import { encodeFrame } from './message-pack';
import { type Packet, packetParser } from './packet-parser';

const { Encoder, Decoder } = packetParser(CLIENT_FRAME_LIMITS);

function decoded(frame: unknown): Packet[] {
  const decoder = new Decoder();
  const packets: Packet[] = [];
  decoder.on('decoded', (packet) => packets.push(packet));
  decoder.add(frame);
  return packets;
}
const arrayBuffer = (hex: string): ArrayBuffer => Uint8Array.from(Buffer.from(hex, 'hex')).buffer;

describe('packets of the live connection', () => {
  it.each<Packet>([
    { type: 0, nsp: '/' },
    { type: 0, nsp: '/', data: { sid: 'a' } },
    { type: 1, nsp: '/' },
    {
      type: 2,
      nsp: '/',
      data: ['submit', { update: Buffer.of(1, 2, 3), list: [1, -1, 1.5, 2 ** 40], on: true, no: null }],
    },
    { type: 3, nsp: '/', id: 70_000, data: [{ ok: true }] },
    { type: 4, nsp: '/', data: { message: 'unauthenticated' } },
    { type: 4, nsp: '/', data: 'unauthenticated' },
  ])('are the same on the other side: $type', (packet) => {
    const [frame] = new Encoder().encode(packet);
    expect(decoded(Buffer.from(frame ?? []))).toEqual([packet]);
  });

  it('are read as tabs of earlier versions write them', () => {
    // As notepack.io 2.2.0 writes it in a browser, `undefined` and an ArrayBuffer included.
    const earlier =
      '83a47479706502a36e7370a12fa46461746192a67375626d697485aa6173736573736d656e74a161a6636c69656e74a163a565706f636800' +
      'a46c617374d40000aa6f7065726174696f6e739188a9636c69656e74536571cf0000018bcfe56800a56669656c64a9726174696f6e616c65' +
      'a6757064617465c403010203aa67656e65726174696f6e01a3616765ffa178cb3ff8000000000000a26f6ec3a46e6f6e65c0';
    const update = Uint8Array.of(1, 2, 3);
    const rest = { generation: 1, age: -1, x: 1.5, on: true, none: null };
    const operations = [{ clientSeq: 1_700_000_000_000, field: 'rationale', update, ...rest }];
    const message = { assessment: 'a', client: 'c', epoch: 0, last: undefined, operations };
    expect(decoded(arrayBuffer(earlier))).toEqual([{ type: 2, nsp: '/', data: ['submit', message] }]);
  });

  it('leave out what is undefined, because nothing else could be said of it', () => {
    expect(encodeFrame({ a: 1, b: undefined })).toEqual(encodeFrame({ a: 1 }));
  });

  it.each([
    ['text', '{"type":2}'],
    ['no packet', encodeFrame(['submit'])],
    ['nothing', encodeFrame(null)],
    ['a number', encodeFrame(2)],
    ['binary inside', encodeFrame(new Uint8Array(3))],
    ['a type that is a word', encodeFrame({ type: '1', nsp: '/' })],
    ['a connection with a list', encodeFrame({ type: 0, nsp: '/', data: [1] })],
    ['a connection with nil', encodeFrame({ type: 0, nsp: '/', data: null })],
    ['a connection with binary', encodeFrame({ type: 0, nsp: '/', data: new Uint8Array(3) })],
    ['a connection with a word', encodeFrame({ type: 0, nsp: '/', data: 'sid' })],
    ['an end with something', encodeFrame({ type: 1, nsp: '/', data: 'why' })],
    ['a refusal without words', encodeFrame({ type: 4, nsp: '/' })],
    ['a refusal with a number', encodeFrame({ type: 4, nsp: '/', data: 4 })],
    ['a namespace that is a number', encodeFrame({ type: 1, nsp: 1 })],
    ['an id with a fraction', encodeFrame({ type: 2, nsp: '/', id: 1.5, data: ['submit'] })],
    ['a type that is none', encodeFrame({ type: 7, nsp: '/', data: ['submit'] })],
    ['a type with a fraction', encodeFrame({ type: 1.5, nsp: '/' })],
    ['no namespace', encodeFrame({ type: 0 })],
    ['an id that is none', encodeFrame({ type: 2, nsp: '/', id: 'a', data: ['submit'] })],
    ['an event without a name', encodeFrame({ type: 2, nsp: '/', data: [] })],
    ['an event whose name is a list', encodeFrame({ type: 2, nsp: '/', data: [['submit']] })],
    ['an acknowledgement that is no list', encodeFrame({ type: 3, nsp: '/', data: 'all' })],
    ['a prototype', Buffer.from('83a47479706500a36e7370a12fa95f5f70726f746f5f5f80', 'hex')],
    ...[
      'connect',
      'connect_error',
      'connection',
      'disconnect',
      'disconnecting',
      'error',
      'newListener',
      'removeListener',
    ].map((name): [string, Uint8Array] => [
      `the event "${name}"`,
      encodeFrame({ type: 2, nsp: '/', data: [name, {}] }),
    ]),
  ])('are refused when they are %s', (_, frame) => {
    expect(() => decoded(frame)).toThrow(FrameRefused);
  });

  it('come as binary, and say so otherwise', () => {
    expect(() => decoded('{"type":1,"nsp":"/"}')).toThrow('is not binary');
    expect(() => decoded(undefined)).toThrow('is not binary');
    expect(() => decoded([0x80])).toThrow('is not binary');
    expect(() => decoded(encodeFrame({}))).toThrow('is not a packet');
  });

  it.each<[string, (decoder: InstanceType<typeof Decoder>, listener: (packet: Packet) => void) => void]>([
    ['that listener', (decoder, listener) => decoder.off('decoded', listener)],
    ['all listeners', (decoder) => decoder.off()],
    ['a decoder that is given up', (decoder) => decoder.destroy()],
  ])('are told to nobody any more after %s went', (which, go) => {
    const decoder = new Decoder();
    const heard: string[] = [];
    const listener = () => void heard.push('it');
    decoder.on('decoded', () => heard.push('the other'));
    decoder.on('decoded', listener);
    go(decoder, listener);
    decoder.add(encodeFrame({ type: 1, nsp: '/' }));
    expect(heard).not.toContain('it');
    expect(heard).toHaveLength(which === 'that listener' ? 1 : 0);
  });

  it('are told to nobody who stopped listening', () => {
    const decoder = new Decoder();
    const heard: Packet[] = [];
    const listener = (packet: Packet): void => void heard.push(packet);
    decoder.on('decoded', listener);
    decoder.add(encodeFrame({ type: 1, nsp: '/' }));
    decoder.removeListener('decoded', listener);
    decoder.add(encodeFrame({ type: 1, nsp: '/' }));
    expect(heard).toHaveLength(1);
  });
});
