import { type Endpoint, ROLE_PERMISSIONS } from '@certitude/contracts';
import { DoorRegistry } from '@certitude/server/core';
import { type GivenMember, type RawAnswer, testServer, type TestServer } from '@certitude/server/testing';
import { apiContexts } from './contexts';
import { keyOf, namesIn, requestOf, type Sample, sampleKeys, sampleOf } from './endpoint-samples';
import {
  everythingOf,
  inhabited,
  type Inhabited,
  type Name,
  type Names,
  nothingKnown,
  unknown,
} from './two-organizations';

jest.setTimeout(180_000);

describe('every door of an organization', () => {
  let server: TestServer;
  let mine: Inhabited;
  let theirs: Inhabited;
  let doors: Endpoint[];
  beforeAll(async () => {
    server = await testServer({ modules: apiContexts(), environment: { SIGN_IN_ATTEMPTS: '1000' } });
    doors = server.app
      .get(DoorRegistry)
      .doors()
      .flatMap(({ endpoint }) => (endpoint?.path.includes(':organizationId') ? [endpoint] : []));
    [mine, theirs] = [await inhabited(server), await inhabited(server)];
  });
  afterAll(() => server.close());

  const found = (endpoint: Endpoint): Sample => {
    const sample = sampleOf(endpoint);
    if (!sample) throw new Error(`${keyOf(endpoint)} has no sample in endpoint-samples.ts.`);
    return sample;
  };
  const call = (by: GivenMember, endpoint: Endpoint, names: Names): Promise<RawAnswer> =>
    server.as(by).raw(endpoint, requestOf(endpoint, found(endpoint), names));
  /** All that an answer tells: status, type and body to the byte, except the id of the request. */
  const told = ({ status, headers, body }: RawAnswer): string =>
    JSON.stringify(
      [status, headers.get('content-type'), Buffer.isBuffer(body) ? body.toString('base64') : body],
      (key, value: unknown) => (key === 'requestId' ? '' : value),
    );

  it('has a sample, and no sample is left over', () => {
    expect(doors.length).toBeGreaterThan(40);
    expect(sampleKeys().sort()).toEqual(doors.map(keyOf).sort());
  });

  it('opens to the owner with a sample that is valid', async () => {
    for (const endpoint of doors) {
      // Some change or remove what others need: each gets its own organization.
      const { owner, names } = await inhabited(server);
      const answer = await call(owner, endpoint, names);
      expect({ door: keyOf(endpoint), status: answer.status, body: answer.body }).toEqual({
        door: keyOf(endpoint),
        status: 200,
        body: expect.anything(),
      });
    }
  });

  it('answers for another organization as for one that does not exist', async () => {
    const before = await everythingOf(server, theirs.names.organizationId);
    for (const endpoint of doors) {
      const nowhere = told(await call(mine.owner, endpoint, nothingKnown()));
      expect(nowhere).toContain('"code":"not-found"');
      const withTheirThings = await call(mine.owner, endpoint, theirs.names);
      const withMyThings = await call(mine.owner, endpoint, {
        ...mine.names,
        organizationId: theirs.names.organizationId,
      });
      expect({ door: keyOf(endpoint), told: told(withTheirThings) }).toEqual({ door: keyOf(endpoint), told: nowhere });
      expect({ door: keyOf(endpoint), told: told(withMyThings) }).toEqual({ door: keyOf(endpoint), told: nowhere });
    }
    expect(await everythingOf(server, theirs.names.organizationId)).toEqual(before);
  });

  it('answers for another organization’s things as for things that do not exist', async () => {
    const before = await everythingOf(server, theirs.names.organizationId);
    let compared = 0;
    for (const endpoint of doors) {
      const used = namesIn(endpoint, found(endpoint), mine.names).filter(
        (name) => theirs.names[name] !== mine.names[name],
      );
      const changes: Name[][] = used.map((name) => [name]);
      if (used.length > 1) changes.push(used);
      for (const change of changes) {
        const withTheirs = await call(mine.owner, endpoint, {
          ...mine.names,
          ...valuesOf(change, (name) => theirs.names[name]),
        });
        const withUnknown = await call(mine.owner, endpoint, { ...mine.names, ...valuesOf(change, unknown) });
        const told_ = { door: keyOf(endpoint), change, told: told(withTheirs) };
        expect(told_).toEqual({ door: keyOf(endpoint), change, told: told(withUnknown) });
        expect(withUnknown.status).toBeLessThan(500);
        // What reads may find nothing; what changes something must refuse.
        if (endpoint.method !== 'GET')
          expect({ ...told_, status: withUnknown.status >= 400 }).toEqual({ ...told_, status: true });
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(60);
    expect(await everythingOf(server, theirs.names.organizationId)).toEqual(before);
  });

  it('is open to a role exactly when the permissions say so', async () => {
    const { owner, names } = await inhabited(server);
    const registered = server.app.get(DoorRegistry).doors();
    const wrong: unknown[] = [];
    for (const { endpoint, access } of registered) {
      if (!endpoint?.path.includes(':organizationId')) continue;
      expect({ door: keyOf(endpoint), kind: access.kind }).toEqual({ door: keyOf(endpoint), kind: 'can' });
      if (access.kind !== 'can') continue;
      for (const [role, permissions] of Object.entries(ROLE_PERMISSIONS)) {
        const member = await server.given.member(owner, role as keyof typeof ROLE_PERMISSIONS);
        // Nothing there is theirs to break, except themselves.
        const harmless = { ...nothingKnown(), organizationId: names.organizationId, accountId: member.accountId };
        if (endpoint.method === 'DELETE' && endpoint.path.endsWith('/sample'))
          await server.db.transaction(owner.context, (tx) => tx.query('update organization set sample = false'));
        const { status, body } = await call(member, endpoint, harmless);
        const isForbidden = status === 403 && (body as { code?: string }).code === 'access.forbidden';
        if (isForbidden === permissions.includes(access.permission) || status >= 500)
          wrong.push({ door: keyOf(endpoint), role, status, body });
      }
    }
    expect(wrong).toEqual([]);
  });

  const valuesOf = (names: readonly Name[], value: (name: Name) => string): Partial<Names> =>
    Object.fromEntries(names.map((name) => [name, value(name)]));
});
