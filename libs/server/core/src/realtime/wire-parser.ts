import { CLIENT_FRAME_LIMITS, encodeFrame, type Packet, packetParser } from '@certitude/contracts/packets';

type Bytes = Buffer<ArrayBufferLike>;
/** A value as MessagePack. */
export function encoded(value: unknown): Bytes {
  const bytes = encodeFrame(value);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Something big that many messages contain: it is encoded when the first of them is sent. */
export class SharedPart {
  private known: Bytes | null = null;

  constructor(private readonly value: unknown) {}

  get bytes(): Bytes {
    return (this.known ??= encoded(this.value));
  }
}

/** An object whose last member is shared with other messages. As the last argument of a message or acknowledgement. */
export class WithSharedPart {
  constructor(
    readonly own: Readonly<Record<string, unknown>>,
    readonly key: string,
    readonly part: SharedPart,
  ) {}
}

/** MessagePack packets; what is shared between messages is copied into them instead of being encoded again. */
class Encoder {
  encode(packet: Packet): Bytes[] {
    const { data, ...rest } = packet;
    const last: unknown = Array.isArray(data) ? data.at(-1) : undefined;
    if (!Array.isArray(data) || !(last instanceof WithSharedPart)) return [encoded(packet)];
    const list = Buffer.of(ARRAY | data.length);
    const before = data.slice(0, -1).map((argument) => encoded(argument));
    return [
      Buffer.concat([
        mapWithOneMore(rest),
        encoded('data'),
        list,
        ...before,
        mapWithOneMore(last.own),
        encoded(last.key),
        last.part.bytes,
      ]),
    ];
  }
}

const MAP = 0x80;
const ARRAY = 0x90;
/** Maps and arrays up to this size have it in their first byte. */
const SMALL = 15;

/** A small object's encoding, open for one more member. */
function mapWithOneMore(own: object): Bytes {
  const bytes = encoded(own);
  const size = (bytes[0] ?? 0) - MAP;
  if (size < 0 || size >= SMALL) throw new Error('The object has too many members of its own.');
  bytes[0] = MAP + size + 1;
  return bytes;
}

/** The server's end: what it reads comes from outside. */
export const wireParser = { ...packetParser(CLIENT_FRAME_LIMITS), Encoder };
