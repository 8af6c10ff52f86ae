import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to a server on which bytes may vanish. */
export interface SilentProxy {
  /** The given URL, by way of the proxy. */
  readonly url: string;
  /** From now on everything vanishes, in both directions, also on new connections; nothing closes. */
  silence(): void;
  /** New connections get through again. What was silent stays so: what vanished does not come back. */
  speak(): void;
  /** Connections that are open now. */
  readonly open: number;
  close(): Promise<void>;
}

/**
 * Stands between the product and a server that speaks TCP, such as PostgreSQL or Redis, and swallows bytes when told to:
 * what a firewall does that has forgotten a connection, and what a host does that has lost its network.
 */
export async function silentProxy(target: string): Promise<SilentProxy> {
  const { hostname, port } = new URL(target);
  const links = new Set<Link>();
  let silent = false;
  const server = createServer({ allowHalfOpen: true }, (incoming) => {
    const link = new Link(incoming, silent ? null : connect(Number(port), hostname));
    links.add(link);
    link.whenOver(() => links.delete(link));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(target);
  const address = server.address();
  url.hostname = '127.0.0.1';
  url.port = String(typeof address === 'object' ? address?.port : '');
  return {
    url: url.href,
    silence: () => {
      silent = true;
      for (const link of links) link.silence();
    },
    speak: () => void (silent = false),
    get open() {
      return links.size;
    },
    close: async () => {
      for (const link of links) link.end();
      server.close();
      await once(server, 'close');
    },
  };
}

/** One connection and what it leads to; to nothing when it was made in silence. */
class Link {
  private isSilent: boolean;
  private readonly sockets: readonly Socket[];

  constructor(incoming: Socket, outgoing: Socket | null) {
    this.isSilent = outgoing === null;
    this.sockets = outgoing ? [incoming, outgoing] : [incoming];
    for (const [from, to] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ]) {
      from?.on('error', () => undefined);
      from?.on('data', (bytes) => this.isSilent || to?.write(bytes));
      // While the link is silent, neither side hears that the other one is gone.
      from?.on('end', () => this.isSilent || to?.end());
      from?.on('close', () => this.isSilent || to?.destroy());
    }
  }

  silence(): void {
    this.isSilent = true;
  }

  end(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  whenOver(then: () => void): void {
    for (const socket of this.sockets) socket.once('close', () => this.sockets.every(({ closed }) => closed) && then());
  }
}
