import { decodeFrame, encodeFrame, PACKET, type Packet } from '@certitude/contracts/packets';
import { type Line, type Talk } from './light-client';

/** What the messages of a server look like that speaks socket.io. */
export interface Dialect {
  readonly headers: Readonly<Record<string, string>>;
  /** The message that asks for the content. */
  join(): readonly unknown[];
  /** Whether a packet is the answer to it; reads the content. */
  joined(packet: Packet): boolean;
  /** The message that carries an edit with a marker in it. */
  edit(marker: string): readonly unknown[];
  /** The message that says where the person is, with a marker in it. */
  presence(marker: string): readonly unknown[];
  /** Whether the answer to a join is its acknowledgement. */
  readonly acknowledges: boolean;
  /** How often the marker is in what others receive of one presence. */
  readonly markersPerPresence: number;
}

/** socket.io in the packets of the product. */
export class SocketIoTalk implements Talk {
  readonly path = '/socket.io/?EIO=4&transport=websocket';
  readonly headers: Talk['headers'];
  readonly markersPerPresence: number;

  constructor(private readonly dialect: Dialect) {
    this.headers = dialect.headers;
    this.markersPerPresence = dialect.markersPerPresence;
  }

  /** The server speaks first. */
  opened(): void {
    return;
  }

  /** engine.io: "0{…}" opens, "2" is a ping. */
  text(line: Line, payload: Buffer): void {
    if (payload[0] === 0x32) line.sendText('3');
    else if (payload[0] === 0x30) send(line, { type: PACKET.connect, nsp: '/' });
  }

  beforeJoined(line: Line, payload: Buffer): void {
    const packet = decodeFrame(Buffer.from(payload), null) as Packet;
    if (packet.type === PACKET.connect) {
      line.asked();
      const id = this.dialect.acknowledges ? { id: 1 } : {};
      send(line, { type: PACKET.event, nsp: '/', data: this.dialect.join(), ...id });
    } else if (this.dialect.joined(packet)) line.joined();
  }

  /** An edit comes back in the stream, with its marker. */
  acknowledged(): null {
    return null;
  }

  edit(line: Line, marker: string): void {
    send(line, { type: PACKET.event, nsp: '/', data: this.dialect.edit(marker) });
  }

  presence(line: Line, marker: string): void {
    send(line, { type: PACKET.event, nsp: '/', data: this.dialect.presence(marker) });
  }
}

const send = (line: Line, packet: Packet): void => line.send(Buffer.from(encodeFrame(packet)));
