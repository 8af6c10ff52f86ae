import { LIVE_LIMITS } from '@certitude/contracts';
import { type INestApplicationContext, type WsMessageHandler } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { type Server, type ServerOptions, type Socket } from 'socket.io';
import { type SignedInSession } from '../access/access';
import { Sessions } from '../access/ports';
import { isSameSite } from '../access/same-site';
import { wireParser } from './wire-parser';

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
    const server = super.createIOServer(port, {
      ...options,
      parser: wireParser,
      transports: ['websocket'],
      serveClient: false,
      maxHttpBufferSize: LIVE_LIMITS.frameBytes,
      allowRequest: (request, decide) => decide(null, isSameSite(request)),
    } as ServerOptions) as Server;
    server.use((socket, next) => void this.signIn(socket).then(() => next(), next));
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

  private async signIn(socket: Socket): Promise<void> {
    const session = await this.application.get(Sessions, { strict: false }).fromCookies(socket.request.headers.cookie);
    if (!session) throw new Error('unauthenticated');
    (socket.data as SocketData).session = session;
    letRequestGo(socket);
  }
}

/** Nobody reads what the request that opened the connection said any more; hundreds of sockets would keep it. */
function letRequestGo({ conn, handshake }: Socket): void {
  const { request } = conn;
  (conn as { request: unknown }).request = null;
  // The listeners of engine.io hold the request itself as long as the connection lasts.
  request.headers = handshake.headers = {};
  request.rawHeaders = [];
}
