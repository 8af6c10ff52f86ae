import { type HandshakeRefusal, LIVE_LIMITS } from '@certitude/contracts';
import { type INestApplicationContext, type WsMessageHandler } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { type Server, type ServerOptions, type Socket } from 'socket.io';
import { type SignedInSession } from '../access/access';
import { Sessions } from '../access/ports';
import { isSameSite } from '../access/same-site';
import { Handshakes, putOff } from './handshakes';
import { LiveBudgets } from './live-budgets';
import { SocketRegister } from './socket-register';
import { wireParser } from './wire-parser';

/** Milliseconds that somebody who is signed in has to say that this is a live connection. */
const HANDSHAKE_WITHIN = 10_000;

interface SocketData {
  session?: SignedInSession;
}

/** The session a socket signed in with. Every connected socket has one: the handshake refuses others. */
export function sessionOf(socket: Socket): SignedInSession {
  const { session } = socket.data as SocketData;
  if (!session) throw new Error('The socket has passed no handshake.');
  return session;
}

/** socket.io as the live protocol needs it: websocket only, binary, same site, signed in before anything else. */
export class SocketAdapter extends IoAdapter {
  constructor(private readonly application: INestApplicationContext) {
    super(application);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const handshakes = new Handshakes(this.part(Sessions), this.part(LiveBudgets));
    const server = super.createIOServer(port, {
      ...options,
      parser: wireParser,
      transports: ['websocket'],
      serveClient: false,
      maxHttpBufferSize: LIVE_LIMITS.frameBytes,
      connectTimeout: HANDSHAKE_WITHIN,
      allowRequest: (request, decide) => {
        if (!isSameSite(request)) return decide(null, false);
        void handshakes.examine(request).then(() => decide(null, true));
      },
    } as ServerOptions);
    handshakes.guard(server.engine);
    server.use((socket, next) => {
      this.enter(socket, handshakes).then(next, (error: unknown) => next(refusal(putOff(error))));
    });
    return server;
  }

  /**
   * Every handler answers by itself (`Receives`), so that a listener is all it takes: no stream per socket and message,
   * which with hundreds of sockets is most of what the server keeps of them.
   */
  override bindMessageHandlers(socket: Socket, handlers: readonly WsMessageHandler<string>[]): void {
    for (const { message, callback } of handlers) {
      socket.on(message, (payload: unknown, ack: unknown) => {
        Promise.resolve(callback(payload, ack)).catch((error: unknown) => this.logger.error(error));
      });
    }
  }

  /** @returns why the socket may not enter, for socket.io; undefined when it may */
  private async enter(socket: Socket, handshakes: Handshakes): Promise<Error | undefined> {
    const session = handshakes.sessionOf(socket.request);
    const release = await this.part(SocketRegister).claim(session.accountId);
    if (!release) return refusal('too_many_sockets');
    if (socket.conn.readyState === 'open') socket.conn.once('close', release);
    else release();
    (socket.data as SocketData).session = session;
    letRequestGo(socket);
    return undefined;
  }

  private part<T>(type: Parameters<INestApplicationContext['get']>[0] & (abstract new (...args: never[]) => T)): T {
    return this.application.get<T>(type, { strict: false });
  }
}

/** socket.io tells the client the message of the error. */
const refusal = (code: HandshakeRefusal): Error => new Error(code);

/** Nobody reads what the request that opened the connection said any more; hundreds of sockets would keep it. */
function letRequestGo({ conn, handshake }: Socket): void {
  const { request } = conn;
  (conn as { request: unknown }).request = null;
  // The listeners of engine.io hold the request itself as long as the connection lasts.
  request.headers = handshake.headers = {};
  request.rawHeaders = [];
}
