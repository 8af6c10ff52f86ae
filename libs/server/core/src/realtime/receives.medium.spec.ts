import { type AddressInfo } from 'node:net';
import { type INestApplication, type PipeTransform, UsePipes } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { Test } from '@nestjs/testing';
import { WebSocketGateway } from '@nestjs/websockets';
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import { type Answer, Receives } from './receives';

const Count = z.strictObject({ count: z.number() });
type Count = z.infer<typeof Count>;

let piped = 0;
const pipe: PipeTransform = { transform: (value: unknown) => ((piped += 1), value) };

@UsePipes(pipe)
@WebSocketGateway({ transports: ['websocket'] })
class Counting {
  @Receives('count', Count)
  count(socket: { readonly id: string }, { count }: Count): object {
    return { ok: true, count: count + 1, by: socket.id };
  }

  @Receives('early', Count)
  early(_socket: unknown, { count }: Count, answer: Answer): object {
    answer({ ok: true, count });
    return { ok: true, count: -1 };
  }
}

/** What Nest hands to a handler is decided by metadata whose name it exports for itself: here it shows when that changes. */
describe('a socket handler', () => {
  let app: INestApplication;
  let socket: Socket;
  beforeAll(async () => {
    app = (await Test.createTestingModule({ providers: [Counting] }).compile()).createNestApplication({
      logger: false,
    });
    app.useWebSocketAdapter(new IoAdapter(app));
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'] });
  });
  afterAll(async () => {
    socket.disconnect();
    await app.close();
  });

  it('gets socket and message, and its return is the acknowledgement', async () => {
    expect(await socket.emitWithAck('count', { count: 1 })).toEqual({ ok: true, count: 2, by: socket.id });
  });

  it('gets them as they came, without pipes that are asked for each of them', async () => {
    await socket.emitWithAck('count', { count: 1 });
    expect(piped).toBe(0);
  });

  it('may answer before it returns, and only the first answer counts', async () => {
    expect(await socket.emitWithAck('early', { count: 1 })).toEqual({ ok: true, count: 1 });
  });

  it('never sees what does not fit', async () => {
    expect(await socket.emitWithAck('count', { count: 'one' })).toEqual({ ok: false, code: 'invalid' });
  });
});
