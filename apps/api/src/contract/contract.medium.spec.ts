import { join } from 'node:path';
import { EVENTS, Join, Leave, LIVE, Presence, Submit } from '@certitude/contracts';
import { DoorRegistry } from '@certitude/server/core';
import { testServer, type TestServer } from '@certitude/server/testing';
import { z } from 'zod';
import { apiContexts } from '../isolation/contexts';
import { requireGolden } from './golden-files';
import { typesIn } from './types';

/** Messages that clients send, each with its schema. */
const RECEIVED: Readonly<Record<string, z.ZodType>> = {
  [LIVE.join]: Join,
  [LIVE.leave]: Leave,
  [LIVE.submit]: Submit,
  [LIVE.presence]: Presence,
};

const schemasOf = (schemas: Readonly<Record<string, z.ZodType>>): object =>
  Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', target: 'draft-2020-12' }),
    ]),
  );

describe('the public contract', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer({ modules: apiContexts() });
  });
  afterAll(() => server.close());

  it('of HTTP is what was published', async () => {
    const { body } = await server.as().fetch('GET', '/api/openapi.json');
    const { info: _versioned, ...document } = body as { readonly info: object };
    requireGolden('http', document);
  });

  it('of sockets is what was published: what is received, by schema, and what is sent, by type', () => {
    const types = typesIn(join(__dirname, '../../../../libs/contracts/src/live'));
    expect(Object.keys(types).length).toBeGreaterThan(20);
    requireGolden('socket', { names: LIVE, received: schemasOf(RECEIVED), types });
  });

  it('of sockets knows every message that is received', () => {
    const messages = server.app
      .get(DoorRegistry)
      .doors()
      .flatMap(({ message }) => message ?? []);
    expect(messages.toSorted()).toEqual(Object.keys(RECEIVED).toSorted());
  });

  it('of events is what was published: those of the version before are still in the outbox', () => {
    requireGolden('events', schemasOf(EVENTS));
  });
});
