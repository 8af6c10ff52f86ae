import { type Socket } from 'socket.io';
import { encoded } from './wire-parser';

const EVENT = 2;
const BINARY_FRAME = 0x82;

/**
 * A message for many sockets: packet and WebSocket frame are made once, and each socket only writes the same bytes.
 * (socket.io's own broadcast makes the frame anew for every socket when packets are binary.)
 */
export class SharedMessage {
  private readonly packet: Buffer;
  private readonly options: object;

  constructor(message: string, payload: unknown) {
    const packet = encoded({ type: EVENT, nsp: '/', data: [message, payload] });
    const frame = webSocketFrame(packet);
    this.packet = frame.subarray(frame.length - packet.length);
    // engine.io writes this frame as it is, where the transport is an uncompressed WebSocket; otherwise it uses the packet.
    this.options = { compress: false, wsPreEncodedFrame: [frame] };
  }

  /** In order with everything else that the socket is sent. */
  sendTo({ conn }: Socket): void {
    conn.write(this.packet, this.options);
  }

  /** Unless the socket is still busy with something earlier: for what the next message replaces. */
  sendIfFree(socket: Socket): void {
    if (socket.conn.transport.writable) this.sendTo(socket);
  }
}

/** One whole binary frame as a server sends it. */
function webSocketFrame(payload: Buffer): Buffer {
  const { length } = payload;
  const extended = length < 126 ? 0 : length < 65_536 ? 2 : 8;
  const header = Buffer.alloc(2 + extended);
  header[0] = BINARY_FRAME;
  header[1] = extended === 0 ? length : extended === 2 ? 126 : 127;
  if (extended === 2) header.writeUInt16BE(length, 2);
  if (extended === 8) header.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([header, payload]);
}
