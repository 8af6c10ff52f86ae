import { sessionApi } from '@certitude/contracts';
import { FakeServer } from './fake-server';

const ask = (server: FakeServer, email: unknown) =>
  server.call(sessionApi.signIn, { body: { email, password: 'x' } } as never);

describe('the server that component tests speak with', () => {
  it('refuses a request that the contract does not know, and keeps those that it does', async () => {
    const server = new FakeServer().refuse(sessionApi.signIn);
    await expect(ask(server, 7)).rejects.toThrow();
    expect(server.bodies(sessionApi.signIn)).toEqual([]);
    await expect(ask(server, 'nora@example.test')).rejects.toThrow('That did not work.');
    expect(server.bodies(sessionApi.signIn)).toEqual([{ email: 'nora@example.test', password: 'x' }]);
  });

  it('answers nothing that the contract does not say', async () => {
    const server = new FakeServer().answer(sessionApi.signIn, {} as never);
    await expect(ask(server, 'nora@example.test')).rejects.toThrow();
  });

  it('says so when a test has no answer', async () => {
    await expect(ask(new FakeServer(), 'nora@example.test')).rejects.toThrow('The test has no answer for POST');
  });
});
