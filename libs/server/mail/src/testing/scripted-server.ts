import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A server that behaves as none should. */
export interface ScriptedServer {
  readonly port: number;
  close(): Promise<void>;
}

/** @param behave what it does with a connection */
export async function scriptedServer(behave: (socket: Socket) => void): Promise<ScriptedServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    // A client that goes away is an error there.
    sockets.add(socket.on('error', () => undefined));
    behave(socket);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}

/** Line by line. @param lines what it answers to a line; `bye` ends the connection, nothing is silence */
export function speak(socket: Socket, lines: Readonly<Record<string, string>>): void {
  socket.write('220 here\r\n');
  socket.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\r\n').filter((part) => part !== '')) {
      const answer = lines[line] ?? (/^(EHLO|MAIL|RCPT)/.test(line) ? '250 ok' : '');
      if (answer === 'bye') socket.destroy();
      else if (answer !== '') socket.write(`${answer}\r\n`);
    }
  });
}
