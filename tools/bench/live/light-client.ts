import { decodeFrame, encodeFrame, PACKET, type Packet } from '@certitude/contracts/packets';
import { RawSocket } from './raw-socket';
import { scan } from './markers';

/** What a server's messages look like. */
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

export interface LightClientOptions {
  readonly port: number;
  readonly dialect: Dialect;
  readonly seen: (client: number, edit: number) => void;
}

/** Speaks socket.io over a raw WebSocket: joins, edits, and looks for markers in what arrives. */
export class LightClient {
  /** Milliseconds from sending `join` until its answer was here. */
  readonly joined: Promise<number>;
  private readonly socket: RawSocket;
  private settle: (milliseconds: number) => void = () => undefined;
  private fail: (error: Error) => void = () => undefined;
  private asked = 0;
  private isLive = false;

  constructor(private readonly options: LightClientOptions) {
    this.joined = new Promise((resolve, reject) => {
      this.settle = resolve;
      this.fail = reject;
    });
    this.socket = new RawSocket({
      port: options.port,
      path: '/socket.io/?EIO=4&transport=websocket',
      headers: options.dialect.headers,
      onFrame: (opcode, payload) => (opcode === 1 ? this.text(payload) : this.binary(payload)),
      onClose: () => this.fail(new Error('The connection closed before the client was in.')),
    });
  }

  edit(marker: string): void {
    this.emit(this.options.dialect.edit(marker));
  }

  presence(marker: string): void {
    this.emit(this.options.dialect.presence(marker));
  }

  close(): void {
    this.socket.close();
  }

  /** engine.io: "0{…}" opens, "2" is a ping. */
  private text(payload: Buffer): void {
    if (payload[0] === 0x32) this.socket.sendText('3');
    else if (payload[0] === 0x30) this.send({ type: PACKET.connect, nsp: '/' });
  }

  private binary(payload: Buffer): void {
    if (this.isLive) return scan(payload, this.options.seen);
    const packet = decodeFrame(Buffer.from(payload), null) as Packet;
    if (packet.type === PACKET.connect) {
      this.asked = performance.now();
      this.join();
    } else if (this.options.dialect.joined(packet)) {
      this.isLive = true;
      this.settle(performance.now() - this.asked);
    }
  }

  private join(): void {
    const { dialect } = this.options;
    const id = dialect.acknowledges ? { id: 1 } : {};
    this.send({ type: PACKET.event, nsp: '/', data: dialect.join(), ...id });
  }

  private emit(data: readonly unknown[]): void {
    this.send({ type: PACKET.event, nsp: '/', data });
  }

  private send(packet: Packet): void {
    this.socket.send(Buffer.from(encodeFrame(packet)));
  }
}
