import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { encodeFrame } from '@certitude/contracts/packets';
import { waitUntil } from '../../start/index';
import { type Arena } from '../arena';
import { type Attack } from '../attack';
import { memoryOf } from '../bystander';
import { must } from '../verdict';
import { type Visitor } from '../visitor';
import { Wire } from '../wire';

const of = (hex: string): Uint8Array => Buffer.from(hex.replaceAll(' ', ''), 'hex');

/** Frames that announce what is not there, or more than anybody needs. */
export const HOSTILE_FRAMES: readonly (readonly [what: string, bytes: Uint8Array])[] = [
  ['a list of four billion', of('dd ffffffff c0')],
  ['a map of four billion', of('df ffffffff c0')],
  ['a text of four billion', of('db ffffffff 61')],
  ['binary of four billion', of('c6 ffffffff 61')],
  ['an extension of four billion', of('c9 ffffffff 00 61')],
  ['lists inside each other, each of 65,535', Buffer.alloc(60_000, of('dc ffff'))],
  ['lists thirty thousand deep', Buffer.concat([Buffer.alloc(30_000, 0x91), of('c0')])],
  ['sixty thousand empty lists', Buffer.concat([of('dc ea60'), Buffer.alloc(60_000, 0x90)])],
  ['an event that says the connection is gone', encodeFrame({ type: 2, nsp: '/', data: ['disconnect', 'x'] })],
  ['a prototype', of('83a47479706500a36e7370a12fa95f5f70726f746f5f5f80')],
  ['nothing', of('')],
  ['chance', randomBytes(4_096)],
];

const CLOSED_WITHIN = 15_000;

/** Sends each frame on a connection of its own. @returns how many of them ended */
async function sendEach(arena: Arena, open: () => Promise<Wire>): Promise<number> {
  const before = memoryOf(arena.product) ?? 0;
  let ended = 0;
  for (const [what, bytes] of HOSTILE_FRAMES) {
    const wire = await open();
    wire.send(bytes);
    must(await wire.ends(CLOSED_WITHIN), `the connection stays after ${what}`);
    ended += 1;
  }
  must((memoryOf(arena.product) ?? 0) < before + 1_024, 'the api has taken a gibibyte for what was only announced');
  return ended;
}

/** The beginning of a request that opens a live connection, and no more. */
function beginning({ address }: Visitor, text: string): Socket {
  const { port, hostname } = new URL(address);
  const socket = connect(Number(port), hostname, () => socket.write(text));
  socket.on('error', () => undefined);
  return socket;
}

export const frames: Attack = {
  name: 'frames',
  about: 'messages whose lengths lie, before and after the handshake',
  attempts: [
    {
      what: 'a stranger sends frames that announce what is not there',
      run: async (arena) => {
        const ended = await sendEach(arena, () => Wire.silent(arena.people.stranger()));
        return `${ended} frames, each connection ended, nothing decoded`;
      },
    },
    {
      what: 'somebody signed in sends them instead of the handshake',
      run: async (arena) => {
        const ended = await sendEach(arena, () => Wire.silent(arena.other.owner));
        return `${ended} frames, each connection ended`;
      },
    },
    {
      what: 'somebody signed in sends them after the handshake',
      run: async (arena) => {
        const ended = await sendEach(arena, () => Wire.open(arena.other.owner));
        return `${ended} frames, each connection ended`;
      },
    },
    {
      what: 'somebody opens connections and says nothing',
      run: async ({ other, people, short }) => {
        const silent = await Promise.all([
          ...Array.from({ length: short ? 20 : 200 }, () => Wire.silent(people.stranger())),
          Wire.silent(other.owner),
        ]);
        const all = await waitUntil(() => silent.every(({ isClosed }) => isClosed), { timeoutMs: 30_000 });
        for (const wire of silent) wire.close();
        must(all, 'connections that say nothing stay');
        return `${silent.length} connections, all cut off`;
      },
    },
    {
      what: 'a stranger dribbles the header of a request',
      longOnly: true,
      run: async (arena) => {
        const text = 'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nX-Slow: ';
        const sockets = Array.from({ length: 200 }, () => beginning(arena.people.stranger(), text));
        const drops = setInterval(() => {
          for (const socket of sockets) if (socket.writable) socket.write('x');
        }, 1_000);
        const all = await waitUntil(() => sockets.every(({ closed }) => closed), { timeoutMs: 120_000 });
        clearInterval(drops);
        for (const socket of sockets) socket.destroy();
        must(all, 'requests that never end stay for more than two minutes');
        return `${sockets.length} requests, all cut off`;
      },
    },
  ],
};
