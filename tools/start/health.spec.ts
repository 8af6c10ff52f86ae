import { once } from 'node:events';
import { createServer } from 'node:http';
import { isReady, localAddress } from './health';
import { freePort } from './ports';

describe('the address to open', () => {
  it.each([
    ['127.0.0.1', 'http://localhost:80'],
    ['0.0.0.0', 'http://localhost:80'],
    ['::', 'http://localhost:80'],
    ['10.0.0.7', 'http://10.0.0.7:80'],
    ['fd00::7', 'http://[fd00::7]:80'],
  ])('of a server on %s is %s', (host, expected) => {
    expect(localAddress(host, 80)).toBe(expected);
  });
});

describe('readiness', () => {
  it('is reached when the server says so, not when it merely answers', async () => {
    let status = 503;
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url);
      response.writeHead(status).end();
    });
    const port = await freePort();
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    expect(await isReady('127.0.0.1', port, { timeoutMs: 1 })).toBe(false);
    status = 200;
    expect(await isReady('0.0.0.0', port, { timeoutMs: 1 })).toBe(true);
    expect(new Set(asked)).toEqual(new Set(['/health/ready']));
    server.closeAllConnections();
    server.close();
    expect(await isReady('127.0.0.1', port, { timeoutMs: 1 })).toBe(false);
  });
});
