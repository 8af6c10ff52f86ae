import { decodeFrame, encodeFrame, PACKET, type Packet } from '@certitude/contracts/packets';
import { RawSocket } from '../bench/live/raw-socket';
import { waitUntil } from '../start/index';
import { type Visitor } from './visitor';

const PATIENCE = 20_000;

/** What a live connection was told, and whether it still stands. */
export class Wire {
  private readonly socket: RawSocket;
  private readonly answers = new Map<number, unknown>();
  private asked = 0;
  isOpen = false;
  isConnected = false;
  isClosed = false;
  /** Why the server would not let it in. */
  refusal: string | undefined;
  /** Events from the server, by name, latest last. */
  readonly events: { readonly name: string; readonly data: unknown }[] = [];

  private constructor(
    visitor: Visitor,
    private readonly speaks: boolean,
  ) {
    const { port } = new URL(visitor.address);
    this.socket = new RawSocket({
      port: Number(port),
      path: '/socket.io/?EIO=4&transport=websocket',
      headers: visitor.headers(),
      onFrame: (opcode, payload) => (opcode === 1 ? this.text(payload) : this.binary(Buffer.from(payload))),
      onClose: () => (this.isClosed = true),
    });
  }

  /** A connection of somebody, through the handshake or told why not. */
  static async open(visitor: Visitor): Promise<Wire> {
    const wire = new Wire(visitor, true);
    await waitUntil(() => wire.isConnected || wire.isClosed || wire.refusal !== undefined, patience);
    return wire;
  }

  /** A connection that stands and says nothing by itself. */
  static async silent(visitor: Visitor): Promise<Wire> {
    const wire = new Wire(visitor, false);
    await waitUntil(() => wire.isOpen || wire.isClosed, patience);
    return wire;
  }

  /** Sends a message and waits for its answer; undefined when the connection ended instead. */
  async ask(name: string, message: unknown): Promise<unknown> {
    const id = (this.asked += 1);
    this.send(encodeFrame({ type: PACKET.event, nsp: '/', id, data: [name, message] }));
    await waitUntil(() => this.answers.has(id) || this.isClosed, patience);
    return this.answers.get(id);
  }

  /** Sends a message that asks for no answer. */
  tell(name: string, message: unknown): void {
    this.send(encodeFrame({ type: PACKET.event, nsp: '/', data: [name, message] }));
  }

  /** Sends these bytes as one frame. */
  send(bytes: Uint8Array): void {
    this.socket.send(Buffer.from(bytes));
  }

  sendText(text: string): void {
    this.socket.sendText(text);
  }

  /** Whether the connection ends within these milliseconds. */
  ends(timeoutMs: number): Promise<boolean> {
    return waitUntil(() => this.isClosed, { timeoutMs, everyMs: 5 });
  }

  stopReading(): void {
    this.socket.pause();
  }

  close(): void {
    this.socket.close();
  }

  private text(payload: Buffer): void {
    if (payload[0] === 0x32) this.sendText('3');
    if (payload[0] !== 0x30) return;
    this.isOpen = true;
    if (this.speaks) this.send(encodeFrame({ type: PACKET.connect, nsp: '/' }));
  }

  private binary(payload: Buffer): void {
    const { type, id, data } = decodeFrame(payload, null) as Packet;
    if (type === PACKET.connect) this.isConnected = true;
    else if (type === PACKET.connectError) this.refusal = (data as { message?: string }).message ?? '';
    else if (type === PACKET.ack && id !== undefined) this.answers.set(id, (data as unknown[])[0]);
    else if (type === PACKET.event) {
      const [name, message] = data as [string, unknown];
      this.events.push({ name, data: message });
    }
  }
}

const patience = { timeoutMs: PATIENCE, everyMs: 5 };
