import { decodeFrame, packetParser } from '@certitude/contracts/packets';
import { encoded, SharedPart, wireParser, WithSharedPart } from './wire-parser';

const encode = (packet: object): Buffer => {
  const [bytes = Buffer.alloc(0)] = new wireParser.Encoder().encode(packet as never);
  return bytes;
};
const decode = (bytes: Buffer): unknown => decodeFrame(bytes, null);

describe('packets on the wire', () => {
  const big = {
    kind: 'snapshot',
    list: Array.from({ length: 40 }, (_, index) => ({ index, bytes: Buffer.of(index) })),
  };

  it.each([
    { type: 2, nsp: '/', data: ['message', { a: 1 }] },
    { type: 3, nsp: '/', id: 7, data: [{ ok: true }] },
    { type: 0, nsp: '/' },
    { type: 0, nsp: '/', data: { sid: 'a' } },
  ])('are what the parser of the clients makes: $type', (packet) => {
    expect([encode(packet)]).toEqual(
      new (packetParser(null).Encoder)().encode(packet).map((bytes) => Buffer.from(bytes)),
    );
  });

  it('contain what they share with others as if it were their own', () => {
    const part = new SharedPart(big);
    for (const id of [1, 70_000]) {
      const data = [new WithSharedPart({ ok: true, head: id, none: null }, 'content', part)];
      const expected = { type: 3, nsp: '/', id, data: [{ ok: true, head: id, none: null, content: big }] };
      expect(decode(encode({ type: 3, nsp: '/', id, data }))).toEqual(expected);
    }
  });

  it('take a shared part after other arguments, and in an object without other members', () => {
    const data = ['message', 5, new WithSharedPart({}, 'content', new SharedPart('all'))];
    const expected = { type: 2, nsp: '/', data: ['message', 5, { content: 'all' }] };
    expect(decode(encode({ type: 2, nsp: '/', data }))).toEqual(expected);
  });

  it('encode a shared part once', () => {
    const part = new SharedPart(big);
    expect(part.bytes).toBe(part.bytes);
    expect(part.bytes).toEqual(encoded(big));
  });

  it('refuse an object that is too big to be opened', () => {
    const own = Object.fromEntries(Array.from({ length: 15 }, (_, index) => [`key${index}`, index]));
    expect(() => encode({ type: 3, nsp: '/', data: [new WithSharedPart(own, 'x', new SharedPart(1))] })).toThrow(
      'too many',
    );
  });
});
