import { packetParser } from '@certitude/contracts/packets';
import { type INestApplication, Module, type PipeTransform, UsePipes } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { WebSocketGateway } from '@nestjs/websockets';
import { type AddressInfo } from 'node:net';
import { type Socket as Connection } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import * as z from 'zod';
import { Public } from '../access/access';
import { type Answer, Receives } from './receives';

const parser = packetParser(null);
const piped: unknown[] = [];
const handled: unknown[][] = [];

class Pipe implements PipeTransform {
  transform(value: unknown): unknown {
    piped.push(value);
    return value;
  }
}

@WebSocketGateway({ parser, transports: ['websocket'] })
@UsePipes(Pipe)
class Doubling {
  @Public('a test')
  @Receives('double', z.strictObject({ number: z.number() }))
  double(socket: Connection, { number }: { number: number }, answer: Answer): object {
    handled.push([socket.id, number, typeof answer]);
    return { ok: true, number: 2 * number };
  }
}

@Module({ providers: [Doubling] })
class Doubles {}

describe('a message for a gateway', () => {
  let app: INestApplication;
  let socket: Socket;
  beforeAll(async () => {
    app = await NestFactory.create(Doubles, { logger: false });
    app.useWebSocketAdapter(new IoAdapter(app));
    await app.listen(0, '127.0.0.1');
    const { port } = (app.getHttpServer() as { address(): AddressInfo }).address();
    socket = io(`http://127.0.0.1:${port}`, { parser, transports: ['websocket'], forceNew: true });
    await new Promise<void>((resolve) => socket.once('connect', resolve));
  });
  afterAll(async () => {
    socket.disconnect();
    await app.close();
  });
  const ask = (payload: unknown): Promise<unknown> => socket.timeout(5_000).emitWithAck('double', payload);

  // Nest's pipes are four promises for each message, and would see it before the contract does.
  it('reaches its handler with socket, message and acknowledgement, by none of Nest’s pipes', async () => {
    expect(await ask({ number: 4 })).toEqual({ ok: true, number: 8 });
    expect([handled, piped]).toEqual([[[socket.id, 4, 'function']], []]);
  });

  it('is answered when it is not what the contract says', async () => {
    expect(await ask({ number: 'four' })).toEqual({ ok: false, code: 'invalid' });
  });
});
