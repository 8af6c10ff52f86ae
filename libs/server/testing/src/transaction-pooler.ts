import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import pg from 'pg';
import { PooledStatements, PreparedThere } from './pooled-statements';
import { frame, type Frame, framesOf } from './postgres-frames';

/** One address behind which transactions share connections to PostgreSQL. */
export interface TransactionPooler {
  /** The given URL, by way of the pooler. */
  readonly url: string;
  close(): Promise<void>;
}

/** A connection to PostgreSQL, and who has it at the moment. */
interface Backend {
  readonly socket: Socket;
  readonly prepared: PreparedThere;
  lessee: Session | null;
}

export interface TransactionPoolerOptions {
  /** Whether named statements are there on every connection, as PgBouncer does it from version 1.21 on. */
  readonly keepsStatements: boolean;
}

const CONNECTIONS = 3;
const PROTOCOL_3 = 196_608;
/** What PgBouncer takes along from who connects; whoever brings another setting is refused. */
const TAKEN_ALONG = ['user', 'database', 'application_name', 'client_encoding'];
/** Messages after which PostgreSQL says that it is ready for the next one: Query and Sync. */
const ANSWERED = 'QS';

/**
 * A pooler in transaction mode, as PgBouncer is one: each transaction runs on the connection that has rested longest, so
 * that two of them in a row meet different ones; settings at the start are refused, notifications reach nobody. Signs
 * everybody in, knows neither TLS nor cancelling.
 */
export async function transactionPooler(
  target: string,
  { keepsStatements }: TransactionPoolerOptions,
): Promise<TransactionPooler> {
  const pool = new Backends(target);
  const sessions = new Set<Socket>();
  const server = createServer((socket) => {
    sessions.add(socket);
    socket.on('close', () => sessions.delete(socket));
    new Session(socket, pool, keepsStatements ? new PooledStatements() : null);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String(typeof address === 'object' ? address?.port : '');
  return {
    url: url.href,
    close: async () => {
      for (const socket of sessions) socket.destroy();
      server.close();
      await Promise.all([once(server, 'close'), pool.close()]);
    },
  };
}

/** The connections to PostgreSQL: as many as are needed at once, up to a few. */
class Backends {
  private readonly resting: Backend[] = [];
  private readonly waiting: ((backend: Backend) => void)[] = [];
  private readonly open = new Set<Socket>();
  private made: Promise<void> | null = null;

  constructor(private readonly target: string) {}

  async take(): Promise<Backend> {
    await (this.made ??= this.make());
    return this.resting.shift() ?? new Promise((resolve) => this.waiting.push(resolve));
  }

  giveBack(backend: Backend): void {
    backend.lessee = null;
    const next = this.waiting.shift();
    if (next) next(backend);
    else this.resting.push(backend);
  }

  async close(): Promise<void> {
    await this.made;
    for (const socket of this.open) socket.destroy();
  }

  private async make(): Promise<void> {
    for (let made = 0; made < CONNECTIONS; made += 1) {
      const client = new pg.Client(this.target);
      await client.connect();
      client.on('error', () => undefined);
      // Signed in by the driver; from here on its bytes are ours.
      const socket = client.connection.stream as Socket;
      socket.removeAllListeners('data');
      const backend: Backend = { socket, prepared: new PreparedThere(), lessee: null };
      const read = framesOf();
      socket.on('data', (bytes) => read(bytes).forEach((told) => backend.lessee?.answer(told, backend.prepared)));
      this.open.add(socket);
      this.resting.push(backend);
    }
  }
}

/** Somebody who is connected to the pooler. */
class Session {
  private backend: Promise<Backend> | null = null;
  private unanswered = 0;
  private isOver = false;

  constructor(
    private readonly socket: Socket,
    private readonly pool: Backends,
    private readonly statements: PooledStatements | null,
  ) {
    socket.on('error', () => undefined);
    socket.on('close', () => void this.leave());
    socket.once('data', (bytes) => {
      this.begin(bytes);
      const read = framesOf();
      socket.on('data', (more) => read(more).forEach((asked) => void this.ask(asked)));
    });
  }

  /** From PostgreSQL. */
  answer(told: Frame, prepared: PreparedThere): void {
    const { type, bytes } = told;
    if (!this.statements || prepared.isTheirs(told)) this.socket.write(bytes);
    if (type !== 'Z') return;
    this.unanswered -= 1;
    // Outside any transaction, and nothing else is under way: somebody else's turn.
    if (this.unanswered === 0 && bytes.toString('latin1', 5) === 'I') void this.giveBack();
  }

  private begin(startup: Buffer): void {
    if (startup.readInt32BE(4) !== PROTOCOL_3) return void this.socket.destroy();
    const words = startup.toString('utf8', 8).split('\0');
    const brought = words.filter((name, at) => at % 2 === 0 && name !== '' && !TAKEN_ALONG.includes(name));
    if (brought.length === 0) return void this.socket.write(Buffer.concat([SIGNED_IN, READY]));
    this.socket.end(message('E', `SFATAL\0C08P01\0Munsupported startup parameter: ${brought.join(', ')}\0\0`));
  }

  private async ask(asked: Frame): Promise<void> {
    const { type, bytes } = asked;
    if (type === 'X') return void this.socket.end();
    if (ANSWERED.includes(type)) this.unanswered += 1;
    const backend = await (this.backend ??= this.pool.take());
    backend.lessee = this;
    for (const message of this.statements?.translate(asked, backend.prepared) ?? [bytes]) backend.socket.write(message);
  }

  private async giveBack(): Promise<void> {
    const backend = this.backend;
    this.backend = null;
    if (backend) this.pool.giveBack(await backend);
  }

  /** Whoever goes in the middle of a transaction leaves none behind. */
  private async leave(): Promise<void> {
    if (this.isOver || !this.backend) return;
    this.isOver = true;
    const { socket } = await this.backend;
    this.unanswered += 1;
    socket.write(message('Q', 'rollback\0'));
  }
}

const message = (type: string, text: string): Buffer => frame(type, Buffer.from(text, 'latin1'));
const SIGNED_IN = message('R', '\0\0\0\0');
const READY = message('Z', 'I');
