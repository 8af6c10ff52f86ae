import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import express from 'express';
import { compressed } from './compressed';

const LONG = { text: 'What is said at some length. '.repeat(200) };

describe('an answer on its way', () => {
  let server: Server;
  let url: string;
  beforeAll(async () => {
    const app = express();
    app.use(compressed());
    app.get('/api/short', (_request, response) => void response.json({ done: true }));
    app.get('/api/files/1', (_request, response) => {
      response.setHeader('content-disposition', 'attachment');
      response.type('text/plain').send(LONG.text);
    });
    app.use((_request, response) => void response.json(LONG));
    server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const encodingOf = async (path: string, method = 'GET', accepted = 'gzip') => {
    const answer = await fetch(`${url}${path}`, { method, headers: { 'accept-encoding': accepted } });
    await answer.text();
    return answer.headers.get('content-encoding');
  };

  it.each([
    ['a long one', '/api/models/1', 'GET', 'gzip', 'gzip'],
    ['for who reads Brotli', '/api/models/1', 'GET', 'gzip, br', 'br'],
    ['a page of the application', '/main.js', 'GET', 'gzip', 'gzip'],
    ['one whose address begins like that of the session', '/api/sessions', 'GET', 'gzip', 'gzip'],
    ['for who reads nothing of the kind', '/api/models/1', 'GET', 'identity', null],
    ['a short one', '/api/short', 'GET', 'gzip', null],
    ['the session, with its token', '/api/session', 'GET', 'gzip', null],
    ['what is said before a session', '/api/auth/password-links/x', 'GET', 'gzip', null],
    ['of a command, which may hold a token', '/api/organizations/1/invitations', 'POST', 'gzip', null],
    ['a file', '/api/files/1', 'GET', 'gzip', null],
  ])('%s (%s) is compressed as it should be', async (_what, path, method, accepted, encoding) => {
    expect(await encodingOf(path, method, accepted)).toBe(encoding);
  });

  it('is known by caches to differ by what is accepted', async () => {
    const answer = await fetch(`${url}/api/models/1`, { headers: { 'accept-encoding': 'gzip' } });
    expect(answer.headers.get('vary')).toMatch(/accept-encoding/i);
    expect(await answer.json()).toEqual(LONG);
  });
});
