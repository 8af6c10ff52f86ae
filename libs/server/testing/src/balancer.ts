import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** One address in front of several nodes. */
export interface Balancer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * What a proxy in front of several nodes does, for connections: each goes to the next node in turn that takes it. Nodes may
 * go and come back. What is said on a connection is not looked at.
 */
export async function balancer(nodes: readonly number[]): Promise<Balancer> {
  const open = new Set<Socket>();
  let turn = 0;
  const server = createServer((incoming) => {
    turn += 1;
    open.add(incoming);
    incoming.on('close', () => open.delete(incoming)).on('error', () => undefined);
    lead(
      incoming,
      nodes.map((_, at) => nodes[(turn + at) % nodes.length] ?? 0),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** To the first node that takes the connection. */
function lead(incoming: Socket, [port, ...others]: readonly number[]): void {
  if (port === undefined) return void incoming.destroy();
  const outgoing = connect({ port, host: '127.0.0.1', noDelay: true });
  const next = (): void => lead(incoming, others);
  outgoing.once('error', next);
  outgoing.once('connect', () => {
    outgoing.off('error', next).on('error', () => incoming.destroy());
    outgoing.on('close', () => incoming.destroy());
    incoming.on('close', () => outgoing.destroy());
    incoming.setNoDelay(true).pipe(outgoing).pipe(incoming);
  });
}
