import { createHash, randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

const OPCODE = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

export interface RawSocketOptions {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Frames may be sent. */
  readonly onOpen?: () => void;
  /** One whole frame: its opcode and its bytes, which are only good until this returns. */
  readonly onFrame: (opcode: number, payload: Buffer) => void;
  readonly onClose: () => void;
}

/**
 * A WebSocket client that does next to nothing per frame. Hundreds of them share two cores with the server they measure:
 * an ordinary client would measure itself.
 */
export class RawSocket {
  private readonly socket: Socket;
  private buffered: Buffer = Buffer.alloc(0);
  private isOpen = false;

  constructor(private readonly options: RawSocketOptions) {
    this.socket = connect({ host: '127.0.0.1', port: options.port, noDelay: true });
    this.socket.on('connect', () => this.shakeHands());
    this.socket.on('data', (data) => this.read(data));
    this.socket.on('error', () => undefined);
    this.socket.on('close', options.onClose);
  }

  /** Sends one masked frame; a mask of zeros is a mask. */
  send(payload: Buffer, opcode: number = OPCODE.binary): void {
    const length = payload.length;
    const extended = length < 126 ? 0 : length < 65_536 ? 2 : 8;
    const header = Buffer.alloc(2 + extended + 4);
    header[0] = 0x80 | opcode;
    header[1] = 0x80 | (extended === 0 ? length : extended === 2 ? 126 : 127);
    if (extended === 2) header.writeUInt16BE(length, 2);
    if (extended === 8) header.writeBigUInt64BE(BigInt(length), 2);
    this.socket.write(Buffer.concat([header, payload]));
  }

  sendText(text: string): void {
    this.send(Buffer.from(text), OPCODE.text);
  }

  /** Reads nothing any more, and stays: what a client does that hangs. */
  pause(): void {
    this.socket.pause();
  }

  close(): void {
    this.socket.destroy();
  }

  private shakeHands(): void {
    const { path, port, headers } = this.options;
    const key = randomBytes(16).toString('base64');
    const lines = {
      Host: `127.0.0.1:${port}`,
      Upgrade: 'websocket',
      Connection: 'Upgrade',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': key,
      ...headers,
    };
    const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
    this.expected = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
    this.socket.write(`GET ${path} HTTP/1.1\r\n${head.join('')}\r\n`);
  }
  private expected = '';

  private read(data: Buffer): void {
    this.buffered = this.buffered.length === 0 ? data : Buffer.concat([this.buffered, data]);
    if (!this.isOpen && !this.takeHandshake()) return;
    let at = 0;
    for (let end = this.frameEnd(at); end !== null; end = this.frameEnd(at)) {
      this.take(this.buffered.subarray(at, end));
      at = end;
    }
    this.buffered = at === this.buffered.length ? Buffer.alloc(0) : this.buffered.subarray(at);
  }

  private takeHandshake(): boolean {
    const end = this.buffered.indexOf('\r\n\r\n');
    if (end < 0) return false;
    const head = this.buffered.toString('latin1', 0, end);
    if (!head.startsWith('HTTP/1.1 101') || !head.includes(this.expected)) {
      this.socket.destroy(new Error(`The server refused the WebSocket: ${head.split('\r\n')[0]}`));
      return false;
    }
    this.buffered = this.buffered.subarray(end + 4);
    this.isOpen = true;
    this.options.onOpen?.();
    return true;
  }

  /** Where the frame that begins here ends; null while it is not complete. */
  private frameEnd(at: number): number | null {
    const { buffered } = this;
    if (buffered.length < at + 2) return null;
    const short = (buffered[at + 1] ?? 0) & 0x7f;
    const header = short === 126 ? 4 : short === 127 ? 10 : 2;
    if (buffered.length < at + header) return null;
    const length =
      short === 126 ? buffered.readUInt16BE(at + 2) : short === 127 ? Number(buffered.readBigUInt64BE(at + 2)) : short;
    return buffered.length < at + header + length ? null : at + header + length;
  }

  private take(frame: Buffer): void {
    const short = (frame[1] ?? 0) & 0x7f;
    const payload = frame.subarray(short === 126 ? 4 : short === 127 ? 10 : 2);
    const opcode = (frame[0] ?? 0) & 0x0f;
    if (opcode === OPCODE.ping) this.send(payload, OPCODE.pong);
    else if (opcode === OPCODE.close) this.close();
    else this.options.onFrame(opcode, payload);
  }
}
