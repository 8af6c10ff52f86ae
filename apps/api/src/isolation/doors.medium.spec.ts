import { type Endpoint, sessionApi } from '@certitude/contracts';
import { DoorRegistry, Public } from '@certitude/server/core';
import { type GivenMember, testServer, type TestServer } from '@certitude/server/testing';
import { Controller, Get, Post, Module } from '@nestjs/common';
import { SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { apiContexts } from './contexts';
import { keyOf } from './endpoint-samples';
import { nothingKnown } from './two-organizations';

jest.setTimeout(120_000);

describe('the doors of the api', () => {
  let server: TestServer;
  let person: GivenMember;
  beforeAll(async () => {
    server = await testServer({ modules: apiContexts(), environment: { SIGN_IN_ATTEMPTS: '1000' } });
    person = await server.given.organization();
  });
  afterAll(() => server.close());

  const doors = () => server.app.get(DoorRegistry).doors();
  const endpoints = (which: (kind: string) => boolean): Endpoint[] =>
    doors().flatMap(({ endpoint, access }) => (endpoint && which(access.kind) ? [endpoint] : []));
  const changing = (which: (kind: string) => boolean) => endpoints(which).filter(({ method }) => method !== 'GET');

  async function send(
    endpoint: Endpoint,
    headers: Record<string, string>,
  ): Promise<{ door: string; status: number; code: string }> {
    const names: Readonly<Record<string, string>> = nothingKnown();
    const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => names[name] ?? 'x');
    const hasBody = endpoint.method !== 'GET' && endpoint.stream !== 'upload';
    const response = await fetch(`${server.url}/api${path}`, {
      method: endpoint.method,
      headers: { ...(hasBody ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(hasBody ? { body: '{}' } : {}),
    });
    const { code } = (await response.json()) as { code: string };
    return { door: keyOf(endpoint), status: response.status, code };
  }
  const cookieOf = ({ sessionToken }: GivenMember) => ({ cookie: `certitude_session=${sessionToken}` });
  const tokenOf = async (who: GivenMember) => (await server.as(who).call(sessionApi.current)).csrfToken;

  it('are public for a reason only where nobody can be signed in yet', () => {
    const open = doors().filter(({ access }) => access.kind === 'public');
    expect(open.map(({ handler }) => handler).sort()).toEqual([
      'AddressesController.confirm',
      'AddressesController.signUpLink',
      'ExportsController.schema',
      'HealthController.live',
      'HealthController.ready',
      'InvitationsController.offer',
      'OpenApiController.document',
      'OutboxController.get',
      'OutboxController.list',
      'PasswordsController.ask',
      'PasswordsController.offer',
      'PasswordsController.use',
      'SessionController.askSignUp',
      'SessionController.instance',
      'SessionController.signIn',
      'SessionController.signUp',
    ]);
    for (const { access } of open) expect(access.kind === 'public' && access.reason.length > 10).toBe(true);
  });

  it('all have a contract, except what machines ask', () => {
    const bare = doors().filter(({ endpoint, message }) => !endpoint && !message);
    expect(bare.map(({ handler }) => handler).sort()).toEqual([
      'HealthController.live',
      'HealthController.ready',
      'OpenApiController.document',
    ]);
  });

  it('below no organization belong to none', () => {
    const elsewhere = doors().filter(({ endpoint }) => endpoint && !endpoint.path.includes(':organizationId'));
    for (const { handler, access } of elsewhere)
      expect({ handler, kind: access.kind }).not.toEqual({ handler, kind: 'can' });
  });

  it('are closed to whoever is not signed in', async () => {
    const closed = endpoints((kind) => kind !== 'public');
    expect(closed.length).toBeGreaterThan(45);
    for (const endpoint of closed)
      for (const headers of [{}, { cookie: `certitude_session=${'x'.repeat(43)}` }] as Record<string, string>[])
        expect(await send(endpoint, headers)).toEqual({ door: keyOf(endpoint), status: 401, code: 'session.required' });
  });

  it('change nothing without the session’s own token', async () => {
    const closed = changing((kind) => kind !== 'public');
    const foreign = await tokenOf(await server.given.organization());
    expect(closed.length).toBeGreaterThan(25);
    for (const endpoint of closed)
      for (const token of [{}, { 'x-csrf-token': 'nonsense' }, { 'x-csrf-token': foreign }] as Record<string, string>[])
        expect(await send(endpoint, { ...cookieOf(person), ...token })).toEqual({
          door: keyOf(endpoint),
          status: 403,
          code: 'request.cross-site',
        });
  });

  it('change nothing for a page of another site, even with the token', async () => {
    const all = changing(() => true);
    const signedIn = { ...cookieOf(person), 'x-csrf-token': await tokenOf(person) };
    for (const endpoint of all)
      for (const site of [
        { origin: 'https://evil.example.test' },
        { origin: 'null' },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
      ] as Record<string, string>[])
        expect(await send(endpoint, { ...signedIn, ...site })).toEqual({
          door: keyOf(endpoint),
          status: 403,
          code: 'request.cross-site',
        });
  });

  it('read for a page of this site', async () => {
    const answer = await fetch(`${server.url}/api/session`, { headers: { ...cookieOf(person), origin: server.url } });
    expect(answer.status).toBe(200);
  });
});

describe('a door that does not say who may come in', () => {
  @Controller('planted')
  class ForgottenRoute {
    @Get()
    @Public('this one says so')
    open(): string {
      return 'open';
    }

    @Post()
    forgotten(): string {
      return 'forgotten';
    }
  }
  @Module({ controllers: [ForgottenRoute] })
  class RouteModule {}

  @WebSocketGateway()
  class ForgottenMessage {
    @SubscribeMessage('planted')
    forgotten(): string {
      return 'forgotten';
    }
  }
  @Module({ providers: [ForgottenMessage] })
  class MessageModule {}

  abstract class Base {
    @Get('inherited')
    inherited(): string {
      return 'inherited';
    }
  }
  @Controller('planted')
  class InheritedRoute extends Base {}
  @Module({ controllers: [InheritedRoute] })
  class InheritingModule {}

  it.each([
    ['a route', RouteModule, 'ForgottenRoute.forgotten is reachable'],
    ['a socket message', MessageModule, 'ForgottenMessage.forgotten is reachable'],
    ['an inherited route', InheritingModule, 'InheritedRoute.inherited is reachable'],
  ])('stops the boot: %s', async (_, module, sentence) => {
    await expect(testServer({ modules: [...apiContexts(), module] })).rejects.toThrow(sentence);
  });
});
