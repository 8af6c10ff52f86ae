import { createServer } from 'node:http';
import { type AddressInfo, type Socket as NetSocket } from 'node:net';
import { packetParser } from '@certitude/contracts/packets';
import { Server, type Socket } from 'socket.io';
import { io } from 'socket.io-client';
import { SharedMessage } from './shared-message';

const parser = packetParser(null);

describe('a message for many sockets', () => {
  const http = createServer();
  const server = new Server(http, { parser, transports: ['websocket'], serveClient: false });
  const sockets: Socket[] = [];
  const received: unknown[][] = [];
  const clients: { disconnect(): unknown }[] = [];
  const connections: NetSocket[] = [];

  beforeAll(async () => {
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const { port } = http.address() as AddressInfo;
    server.on('connection', (socket) => sockets.push(socket));
    http.on('connection', (connection) => connections.push(connection));
    for (let count = 0; count < 2; count += 1) {
      const client = io(`http://127.0.0.1:${port}`, { parser, transports: ['websocket'], forceNew: true });
      const seen: unknown[] = [];
      received.push(seen);
      clients.push(client);
      client.on('message', (payload: unknown) => seen.push(payload));
      await new Promise<void>((resolve) => client.once('connect', resolve));
    }
  });
  afterAll(async () => {
    for (const client of clients) client.disconnect();
    await server.close();
  });

  // Lengths around those at which a frame's header grows.
  it.each([0, 60, 120, 130, 65_400, 65_600, 300_000])(
    'brings %i bytes to everybody, between other messages',
    async (length) => {
      for (const seen of received) seen.length = 0;
      const bytes = Buffer.alloc(length, 7);
      const shared = new SharedMessage('message', { bytes });
      for (const socket of sockets) {
        socket.emit('message', 'before');
        shared.sendTo(socket);
        socket.emit('message', 'after');
      }
      for (const seen of received) {
        for (const end = performance.now() + 30_000; seen.length < 3 && performance.now() < end;)
          await new Promise((resolve) => setTimeout(resolve, 5));
        expect(seen).toEqual(['before', { bytes }, 'after']);
      }
    },
  );

  // engine.io and the WebSocket below it would make header and copy anew for each of hundreds.
  it('is the same bytes in memory for all sockets, header included', () => {
    const writes = connections.map((connection) => jest.spyOn(connection, 'write'));
    const shared = new SharedMessage('message', { bytes: Buffer.alloc(1_000, 7) });
    for (const socket of sockets) shared.sendTo(socket);
    const [ones, others] = writes.map(({ mock }) => mock.calls.map(([bytes]) => bytes));
    expect(ones).toHaveLength(1);
    expect(ones?.[0]).toBeInstanceOf(Buffer);
    expect(others?.[0]).toBe(ones?.[0]);
    for (const write of writes) write.mockRestore();
  });
});
