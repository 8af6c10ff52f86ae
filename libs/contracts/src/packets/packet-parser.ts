import { type FrameLimits, FrameRefused } from './frame-check';
import { decodeFrame, encodeFrame } from './message-pack';

/** Kinds of socket.io's packets, in version 5 of its protocol. */
export const PACKET = { connect: 0, disconnect: 1, event: 2, ack: 3, connectError: 4 } as const;

/** A packet of socket.io, for its one namespace. */
export interface Packet {
  readonly type: number;
  readonly nsp: string;
  readonly id?: number;
  /** A list in events and acknowledgements. */
  readonly data?: unknown;
}

type Listener = (packet: Packet) => void;

/** A parser for both ends of a socket.io connection: one packet is one binary frame of MessagePack. */
export function packetParser(limits: FrameLimits | null) {
  return {
    protocol: 5,
    Encoder: PacketEncoder,
    Decoder: class extends PacketDecoder {
      constructor() {
        super(limits);
      }
    },
  };
}

class PacketEncoder {
  encode(packet: Packet): Uint8Array[] {
    return [encodeFrame(packet)];
  }
}

/** Named as socket.io calls it. */
class PacketDecoder {
  private readonly listeners = new Set<Listener>();

  constructor(private readonly limits: FrameLimits | null) {}

  on(_event: 'decoded', listener: Listener): void {
    this.listeners.add(listener);
  }

  off(_event?: 'decoded', listener?: Listener): void {
    if (listener) this.listeners.delete(listener);
    else this.listeners.clear();
  }

  removeListener(event: 'decoded', listener: Listener): void {
    this.off(event, listener);
  }

  /** @throws FrameRefused, upon which socket.io closes this connection */
  add(frame: unknown): void {
    const packet = decodeFrame(bytesOf(frame), this.limits);
    if (!isPacket(packet)) throw new FrameRefused('is not a packet');
    for (const listener of this.listeners) listener(packet);
  }

  destroy(): void {
    this.listeners.clear();
  }
}

/** Node gives a Buffer, browsers an ArrayBuffer; text is not spoken. */
function bytesOf(frame: unknown): Uint8Array {
  if (frame instanceof Uint8Array) return frame;
  if (frame instanceof ArrayBuffer) return new Uint8Array(frame);
  throw new FrameRefused('is not binary');
}

function isPacket(value: unknown): value is Packet {
  if (!isObject(value)) return false;
  const { type, nsp, id, data } = value as Partial<Record<keyof Packet, unknown>>;
  if (typeof nsp !== 'string' || (id !== undefined && !Number.isInteger(id))) return false;
  return typeof type === 'number' && HAS_DATA[type]?.(data) === true;
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);

/** What socket.io tells its own listeners by: whoever could send these could say that a connection is gone, and stay. */
const RESERVED: ReadonlySet<string> = new Set([
  'connect',
  'connect_error',
  'connection',
  'disconnect',
  'disconnecting',
  'error',
  'newListener',
  'removeListener',
]);

/** What packets of each type carry. */
const HAS_DATA: readonly ((data: unknown) => boolean)[] = [
  (data) => data === undefined || isObject(data),
  (data) => data === undefined,
  (data) => Array.isArray(data) && typeof data[0] === 'string' && !RESERVED.has(data[0]),
  (data) => Array.isArray(data),
  (data) => typeof data === 'string' || isObject(data),
];
