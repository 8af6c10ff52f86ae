import { type IncomingMessage } from 'node:http';
import { PACKET } from '@certitude/contracts/packets';
import { type AccountId, type HandshakeRefusal } from '@certitude/contracts';
import { Logger } from '@nestjs/common';
import { type Server, type Socket } from 'socket.io';
import { type SignedInSession } from '../access/access';
import { type Sessions } from '../access/ports';
import { outageOf } from '../errors/outage';
import { describeError } from '../logging/describe-error';
import { cut } from './connection-bytes';
import { type LiveBudgets } from './live-budgets';
import { encoded } from './wire-parser';

const logger = new Logger('Sockets');

type Connection = Socket['conn'];
/** With how many connections the person may have. */
type Outcome = { readonly session: SignedInSession; readonly most: number } | { readonly refused: HandshakeRefusal };

/** Long enough to hear why one is refused. */
const LAST_WORD = 1_000;

/**
 * Finds out from the first request who opens a connection. Whoever is refused is told so and never read: nothing that a
 * stranger sends reaches a decoder.
 */
export class Handshakes {
  private readonly outcomes = new WeakMap<IncomingMessage, Outcome>();
  private readonly open = new Map<AccountId, number>();

  constructor(
    private readonly sessions: Sessions,
    private readonly budgets: Pick<LiveBudgets, 'socketsOf'>,
  ) {}

  /** Asks whose request it is. Done before its connection is opened. */
  async examine(request: IncomingMessage): Promise<void> {
    this.outcomes.set(request, await this.outcomeOf(request));
  }

  /** The session that an open connection belongs to. */
  sessionOf(request: IncomingMessage): SignedInSession {
    const outcome = this.outcomes.get(request);
    if (!outcome || !('session' in outcome)) throw new Error('The connection has passed no handshake.');
    return outcome.session;
  }

  /** Lets only those through to socket.io who may be read. */
  guard(engine: Server['engine']): void {
    const accept = engine.listeners('connection') as ((connection: Connection) => void)[];
    engine.removeAllListeners('connection');
    engine.on('connection', (connection: Connection) => {
      const refused = this.refusalOf(connection);
      if (refused) refuse(connection, refused);
      else for (const listener of accept) listener.call(engine, connection);
    });
  }

  private async outcomeOf(request: IncomingMessage): Promise<Outcome> {
    try {
      const session = await this.sessions.fromCookies(request.headers.cookie);
      if (!session) return { refused: 'unauthenticated' };
      return { session, most: await this.budgets.socketsOf(session.accountId) };
    } catch (error) {
      return { refused: putOff(error) };
    }
  }

  /** Counts the connection too, until it closes. */
  private refusalOf(connection: Connection): HandshakeRefusal | null {
    const outcome = this.outcomes.get(connection.request);
    if (!outcome) return 'unauthenticated';
    if ('refused' in outcome) return outcome.refused;
    const { accountId } = outcome.session;
    const count = this.open.get(accountId) ?? 0;
    if (count >= outcome.most) return 'too_many_sockets';
    this.open.set(accountId, count + 1);
    connection.once('close', () => this.closed(accountId));
    return null;
  }

  private closed(account: AccountId): void {
    const left = (this.open.get(account) ?? 1) - 1;
    if (left > 0) this.open.set(account, left);
    else this.open.delete(account);
  }
}

/** Whoever it is may try again. An outage has its own lines in the log; anything else is a fault that must be seen there. */
export function putOff(error: unknown): HandshakeRefusal {
  if (!outageOf(error)) logger.error(`A live connection was put off: ${describeError(error)}`);
  return 'busy';
}

function refuse(connection: Connection, message: HandshakeRefusal): void {
  connection.write(encoded({ type: PACKET.connectError, nsp: '/', data: { message } }), {}, () => connection.close());
  setTimeout(() => cut(connection), LAST_WORD).unref();
}
