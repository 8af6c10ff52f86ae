import { RawSocket } from './raw-socket';
import { scan } from './markers';

/** What a client does to its connection, and says of itself. */
export interface Line {
  send(frame: Buffer): void;
  sendText(text: string): void;
  /** The content has been asked for. */
  asked(): void;
  /** The content is here. */
  joined(): void;
}

/** How a client and its server talk. */
export interface Talk {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** How often the marker is in what others receive of one presence. */
  readonly markersPerPresence: number;
  /** The WebSocket is open. */
  opened(line: Line): void;
  text(line: Line, payload: Buffer): void;
  /** A binary frame before the content is here. */
  beforeJoined(line: Line, payload: Buffer): void;
  /** Which edit of a client a frame acknowledges, where that comes without the edit's marker. */
  acknowledged(payload: Buffer): { readonly client: number; readonly edit: number } | null;
  edit(line: Line, marker: string): void;
  presence(line: Line, marker: string): void;
}

export interface LightClientOptions {
  readonly port: number;
  readonly talk: Talk;
  readonly seen: (client: number, edit: number) => void;
}

/** A client over a raw WebSocket: joins, edits, and looks for markers in what arrives. */
export class LightClient {
  /** Milliseconds from asking for the content until it was here. */
  readonly joined: Promise<number>;
  private readonly socket: RawSocket;
  private readonly line: Line;
  private settle: (milliseconds: number) => void = () => undefined;
  private fail: (error: Error) => void = () => undefined;
  private asked = 0;
  private isLive = false;

  constructor(private readonly options: LightClientOptions) {
    const { port, talk } = options;
    this.joined = new Promise((resolve, reject) => {
      this.settle = resolve;
      this.fail = reject;
    });
    this.socket = new RawSocket({
      port,
      path: talk.path,
      headers: talk.headers,
      onOpen: () => talk.opened(this.line),
      onFrame: (opcode, payload) => (opcode === 1 ? talk.text(this.line, payload) : this.binary(payload)),
      onClose: () => this.fail(new Error('The connection closed before the client was in.')),
    });
    this.line = {
      send: (frame) => this.socket.send(frame),
      sendText: (text) => this.socket.sendText(text),
      asked: () => void (this.asked = performance.now()),
      joined: () => this.isIn(),
    };
  }

  edit(marker: string): void {
    this.options.talk.edit(this.line, marker);
  }

  presence(marker: string): void {
    this.options.talk.presence(this.line, marker);
  }

  close(): void {
    this.socket.close();
  }

  private binary(payload: Buffer): void {
    const { talk, seen } = this.options;
    if (!this.isLive) return talk.beforeJoined(this.line, payload);
    const acknowledged = talk.acknowledged(payload);
    if (acknowledged) seen(acknowledged.client, acknowledged.edit);
    else scan(payload, seen);
  }

  private isIn(): void {
    this.isLive = true;
    this.settle(performance.now() - this.asked);
  }
}
