import { createServer, request as requestOnward } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { type Duplex } from 'node:stream';

/** A network between a browser and the product that lets pages through, and live connections only when it is told to. */
export interface PickyNetwork {
  readonly address: string;
  /** Cuts the live connections that there are, and lets none through. */
  block(): void;
  /** Lets live connections through from now on. */
  allow(): void;
  close(): Promise<void>;
}

/** Such a network, as a company's proxy makes it; it blocks in the beginning. */
export async function pickyNetwork(product: string): Promise<PickyNetwork> {
  const { hostname, port } = new URL(product);
  const live = new Set<Duplex>();
  let isBlocking = true;
  const server = createServer((request, response) => {
    const { method, headers, url: path } = request;
    const onward = requestOnward({ hostname, port, path, method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  server.on('upgrade', (request, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    if (isBlocking) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    const onward = connect(Number(port), hostname, () => {
      const { rawHeaders } = request;
      const lines = rawHeaders.flatMap((text, at) => (at % 2 === 0 ? [`${text}: ${rawHeaders[at + 1] ?? ''}`] : []));
      onward.write([`GET ${request.url ?? '/'} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    live.add(socket);
    onward.on('error', () => socket.destroy());
    onward.on('close', () => socket.destroy());
    socket.on('close', () => {
      live.delete(socket);
      onward.destroy();
    });
  });
  const cut = (): void => live.forEach((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    block: () => {
      isBlocking = true;
      cut();
    },
    allow: () => void (isBlocking = false),
    close: async () => {
      cut();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
