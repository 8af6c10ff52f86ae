import { type AddressInfo } from 'node:net';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { type Request, type Response } from 'express';
import { readConfig } from '../config/config';
import { configureApplication } from './application';

@Module({})
class Empty {}

/** What the product takes for the address of who asks. */
async function addressSeen(trustProxy: string | undefined, forwardedFor: string): Promise<unknown> {
  const config = readConfig({
    DATABASE_URL: 'postgres://none',
    SESSION_SECRET: 'x'.repeat(32),
    ...(trustProxy === undefined ? {} : { TRUST_PROXY: trustProxy }),
  });
  const app = await NestFactory.create<NestExpressApplication>(Empty, { bodyParser: false, logger: false });
  try {
    configureApplication(app, config);
    app.use('/who', (request: Request, response: Response) => response.json({ ip: request.ip }));
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/who`, { headers: { 'x-forwarded-for': forwardedFor } });
    return await answer.json();
  } finally {
    await app.close();
  }
}

describe('the address of who asks', () => {
  it.each([
    ['is the connection’s, whatever a header claims, without a proxy', undefined, '198.51.100.7', '127.0.0.1'],
    ['is the connection’s where it is said that there is no proxy', 'false', '198.51.100.7', '127.0.0.1'],
    ['is what the proxy in front says', 'true', '198.51.100.7', '198.51.100.7'],
    [
      'is what the proxy wrote last, not what the client wrote before',
      'true',
      '203.0.113.9, 198.51.100.7',
      '198.51.100.7',
    ],
  ])('%s', async (_, trustProxy, header, ip) => {
    expect(await addressSeen(trustProxy, header)).toEqual({ ip });
  });
});
