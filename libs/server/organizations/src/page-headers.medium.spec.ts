import { IdentityModule } from '@certitude/server/identity';
import { testServer, type TestServer } from '@certitude/server/testing';
import { OrganizationsModule } from './organizations.module';

describe('the content security policy', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer({ modules: [IdentityModule, OrganizationsModule] });
  });
  afterAll(() => server.close());

  it('lets a page load, connect to and be framed by nothing but its own origin', async () => {
    const { headers } = await fetch(`${server.url}/health/live`);
    const policy = new Map(
      (headers.get('content-security-policy') ?? '').split(';').map((part) => {
        const [name = '', ...sources] = part.trim().split(' ');
        return [name, sources.join(' ')];
      }),
    );
    for (const name of ['default-src', 'script-src', 'connect-src', 'font-src', 'frame-ancestors', 'base-uri'])
      expect([name, policy.get(name)]).toEqual([name, "'self'"]);
    expect([policy.get('object-src'), policy.get('script-src-attr')]).toEqual(["'none'", "'none'"]);
  });
});
