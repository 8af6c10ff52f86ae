import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { encodeFrame, packetParser } from '@certitude/contracts/packets';
import { type AccountId } from '@certitude/contracts';
import { Logger } from '@nestjs/common';
import { Server, type Socket as ServerSocket } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { type SignedInSession } from '../access/access';
import { type Sessions } from '../access/ports';
import { Handshakes } from './handshakes';
import { wireParser } from './wire-parser';

/** Whoever names themselves is signed in; a name of trouble or silence cannot be looked up. */
const sessions = {
  fromCookies: async (cookie?: string): Promise<SignedInSession | null> => {
    if (cookie === 'trouble') throw new Error('A row was there already.');
    if (cookie === 'silence') throw Object.assign(new Error('No connection.'), { code: 'ECONNREFUSED' });
    return cookie ? { accountId: cookie as AccountId, sessionHash: cookie } : null;
  },
} as unknown as Sessions;

/** Announces four billion values in six bytes. */
const BOMB = Uint8Array.of(0xdd, 0xff, 0xff, 0xff, 0xff, 0xc0);

describe('the handshake of a live connection', () => {
  const http = createServer();
  const handshakes = new Handshakes(sessions, { socketsOf: async () => 2 });
  const decoded = jest.spyOn(wireParser.Decoder.prototype, 'add');
  const server = new Server(http, {
    parser: wireParser,
    transports: ['websocket'],
    serveClient: false,
    allowRequest: (request, decide) => void handshakes.examine(request).then(() => decide(null, true)),
  });
  const inside: ServerSocket[] = [];
  let url = '';
  let clients: Socket[] = [];

  beforeAll(async () => {
    handshakes.guard(server.engine);
    server.on('connection', (socket) => inside.push(socket));
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    decoded.mockClear();
    inside.length = 0;
  });
  afterEach(() => {
    for (const client of clients) client.disconnect();
    clients = [];
  });
  afterAll(() => server.close());

  const client = (cookie?: string): Socket => {
    const headers: Record<string, string> = cookie ? { cookie } : {};
    const parser = packetParser(null);
    const made = io(url, {
      parser,
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: headers,
    });
    clients.push(made);
    return made;
  };
  const refusal = (socket: Socket): Promise<string> =>
    new Promise((resolve) => socket.once('connect_error', ({ message }) => resolve(message)));
  const connected = (socket: Socket): Promise<void> =>
    new Promise((resolve) => socket.once('connect', () => resolve()));
  const ended = (socket: Socket): Promise<unknown> => new Promise((resolve) => socket.io.engine.once('close', resolve));

  it('tells a stranger so, and reads nothing that they send', async () => {
    const stranger = client();
    const end = new Promise((resolve) => stranger.io.once('open', () => resolve(ended(stranger))));
    stranger.io.once('open', () => {
      for (const frame of [
        BOMB,
        encodeFrame({ type: 0, nsp: '/' }),
        encodeFrame({ type: 2, nsp: '/', data: ['join'] }),
      ])
        stranger.io.engine.write(Buffer.from(frame));
    });
    expect(await refusal(stranger)).toBe('unauthenticated');
    await end;
    expect(decoded).not.toHaveBeenCalled();
    expect(inside).toEqual([]);
  });

  it('asks somebody to come again when it cannot be said who they are, and says why unless it is an outage', async () => {
    const log = jest.spyOn(Logger.prototype, 'error').mockReturnValue();
    expect(await refusal(client('silence'))).toBe('busy');
    expect(log).not.toHaveBeenCalled();
    expect(await refusal(client('trouble'))).toBe('busy');
    expect(log).toHaveBeenCalledWith(expect.stringContaining('A row was there already.'));
    log.mockRestore();
  });

  it('lets somebody in who is signed in, and knows them', async () => {
    await connected(client('anna'));
    expect(inside.map(({ request }) => handshakes.sessionOf(request).accountId)).toEqual(['anna']);
  });

  it('lets nobody take more connections than they may have, and others come as before', async () => {
    const [first, second] = [client('ben'), client('ben')];
    await Promise.all([connected(first), connected(second)]);
    expect(await refusal(client('ben'))).toBe('too_many_sockets');
    await connected(client('cleo'));
    // The server hears of the end a moment later.
    const left = new Promise((resolve) => inside[0]?.conn.once('close', resolve));
    inside[0]?.disconnect(true);
    await left;
    await connected(client('ben'));
  });

  it.each([
    ['announces more than it holds', Buffer.from(BOMB)],
    ['is text', 'a text'],
    ['says that the connection is gone', Buffer.from(encodeFrame({ type: 2, nsp: '/', data: ['disconnect', 'gone'] }))],
  ])('ends the connection of somebody whose frame %s, and no other', async (_, frame) => {
    const [bad, good] = [client('dora'), client('emil')];
    await Promise.all([connected(bad), connected(good)]);
    const heard: string[] = [];
    inside.forEach((socket) => socket.once('disconnect', (reason) => heard.push(reason)));
    const end = ended(bad);
    bad.io.engine.write(frame);
    await end;
    expect(good.connected).toBe(true);
    expect(heard).toHaveLength(1);
  });
});
