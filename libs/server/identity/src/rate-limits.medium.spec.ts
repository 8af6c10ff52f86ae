import { Memberships, newId, TooManyAttempts } from '@certitude/server/core';
import { testServer, type TestServer } from '@certitude/server/testing';
import { Global, Module } from '@nestjs/common';
import { type Attempt } from './attempts';
import { IdentityModule } from './identity.module';
import { RateLimits } from './rate-limits';

/** This server has no route of any organization, so nobody needs a role. */
@Global()
@Module({
  providers: [
    {
      provide: Memberships,
      useValue: {
        roleOf: () => Promise.resolve(null),
        isSuspended: () => Promise.resolve(false),
      } satisfies Memberships,
    },
  ],
  exports: [Memberships],
})
class NoOrganizationsModule {}

describe('attempts, as they are counted', () => {
  let server: TestServer;
  let limits: RateLimits;
  beforeAll(async () => {
    server = await testServer({
      modules: [IdentityModule, NoOrganizationsModule],
      environment: { SIGN_IN_ATTEMPTS: '6' },
    });
    limits = server.app.get(RateLimits);
  });
  afterAll(() => server.close());

  const email = () => `${newId()}@example.test`;
  const attempt = (): Attempt => ({ email: email(), network: newId(), device: undefined });
  const times = async (count: number, one: () => Promise<void>) => {
    for (let n = 0; n < count; n++) await one();
  };
  /** Pauses of a second that a slow machine does not sit out. */
  const lengthenPauses = () =>
    server.db.global("update rate_limit set expire = expire + 60000 where key like 'sign-in-pause:%'");

  it('wait for the pause to be over, long before they are used up', async () => {
    const one = attempt();
    await times(4, () => limits.signIn(one));
    await lengthenPauses();
    await expect(limits.signIn(one)).rejects.toBeInstanceOf(TooManyAttempts);
    // The same person elsewhere, and others at the same place.
    await limits.signIn({ ...one, network: newId() });
    await limits.signIn({ ...one, email: email() });
  });

  it('begin anew, without a pause, for who knew the password', async () => {
    const one = attempt();
    await times(4, () => limits.signIn(one));
    await lengthenPauses();
    await limits.signedIn(one);
    await times(4, () => limits.signIn(one));
  });

  it('of people who knew their passwords use up nothing of their office', async () => {
    const network = newId();
    await times(130, async () => {
      const one = { ...attempt(), network };
      await limits.signIn(one);
      await limits.signedIn(one);
    });
  });

  it('to sign up with one address are few, from wherever they come', async () => {
    const address = email();
    await times(6, () => limits.signUp(address, newId()));
    await expect(limits.signUp(address, newId())).rejects.toBeInstanceOf(TooManyAttempts);
    await limits.signUp(email(), newId());
  });

  it('to sign up from one network are as many as a company has people', async () => {
    const network = newId();
    await times(30, () => limits.signUp(email(), network));
    await expect(limits.signUp(email(), network)).rejects.toBeInstanceOf(TooManyAttempts);
  });
});
