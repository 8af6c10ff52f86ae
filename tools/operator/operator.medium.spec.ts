import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto';
import { asOwner, DatabaseClient, migrate, provision } from '@certitude/server/core';
import { startTemporaryPostgres } from '../start/index';
import { COMMANDS } from './commands';
import { dispatch } from './dispatch';

jest.setTimeout(120_000);

const PASSWORDS = { ownerPassword: 'owner-of-tests', appPassword: 'app-of-tests' };

describe('what an operator decides by command', () => {
  let server: Awaited<ReturnType<typeof startTemporaryPostgres>>;
  let ownerUrl = '';
  let app: DatabaseClient;
  beforeAll(async () => {
    server = await startTemporaryPostgres();
    const urls = await provision(server.adminUrl, { database: 'certitude', ...PASSWORDS });
    ({ ownerUrl } = urls);
    await migrate(ownerUrl);
    app = new DatabaseClient({ connectionString: urls.appUrl });
    await app.connect();
  });
  afterAll(async () => {
    await app.end();
    await server.stop();
  });

  /** Everything that it says. */
  const call = async (...words: string[]): Promise<string[]> => {
    const said: string[] = [];
    await dispatch(words, COMMANDS, {
      asProduct: () => Promise.reject(new Error('Not for these.')),
      asOwner: (work) => asOwner(ownerUrl, work),
      mail: () => null,
      publicUrl: 'https://certitude.example.test',
      say: (line) => said.push(line),
    });
    return said;
  };
  const seen = async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    (await app.query<Row>(sql, values)).rows;
  const account = async (): Promise<{ id: string; email: string }> => {
    const person = { id: randomUUID(), email: `${randomUUID()}@example.test` };
    await app.query("insert into account (id, email, name, password_hash) values ($1, $2, 'Nora', 'x')", [
      person.id,
      person.email,
    ]);
    return person;
  };
  const organization = async (name: string): Promise<string> => {
    const id = randomUUID();
    await app.query('begin');
    await app.query("select set_config('app.organization_id', $1, true)", [id]);
    await app.query("insert into organization (organization_id, name, time_zone) values ($1, $2, 'UTC')", [id, name]);
    await app.query('commit');
    return id;
  };

  it('closes sign-up and opens it, and says how it is', async () => {
    expect(await call('sign-up')).toEqual(['Anybody can make an account.']);
    await call('sign-up', 'invited');
    expect(await seen('select sign_up from instance_setting')).toEqual([{ sign_up: 'invited' }]);
    expect(await call('sign-up')).toEqual(['Only who holds an invitation link can make an account.']);
    await call('sign-up', 'open');
    expect(await seen('select sign_up from instance_setting')).toEqual([{ sign_up: 'open' }]);
  });

  it('trusts other instances by their public key, and ends that', async () => {
    expect(await call('trust')).toEqual(['No other instance is trusted.']);
    const { publicKey } = generateKeyPairSync('ed25519');
    const text = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    await expect(call('trust', 'add', 'AAAA', 'Acme')).rejects.toThrow('This is no public key');
    await expect(call('trust', 'add', text)).rejects.toThrow('Say whose it is');
    await call('trust', 'add', text, 'Acme', 'in', 'Graz');
    const fingerprint = createHash('sha256').update(Buffer.from(text, 'base64')).digest('hex');
    expect(await call('trust')).toEqual([`${fingerprint}  Acme in Graz`]);
    expect(await seen('select public_key from trusted_instance')).toEqual([{ public_key: text }]);
    await expect(seen("update trusted_instance set name = 'x'")).rejects.toThrow('permission denied');
    await call('trust', 'remove', fingerprint);
    await expect(call('trust', 'remove', fingerprint)).rejects.toThrow('There is no such instance');
    expect(await call('trust')).toEqual(['No other instance is trusted.']);
  });

  it('sets limits for everybody and for one, and takes them back', async () => {
    const [{ id, email }, acme] = [await account(), await organization('Acme')];
    await call('limits', 'set', 'organizations-per-account', '7');
    await call('limits', 'set', 'organizations-per-account', '9', 'for', email.toUpperCase());
    await call('limits', 'set', 'stored-bytes', '10GiB', 'for', acme);
    await call('limits', 'set', 'stored-bytes', '20GiB', 'for', acme);
    expect(await seen('select name, subject, value from operator_limit order by value')).toEqual([
      { name: 'organizations-per-account', subject: null, value: '7' },
      { name: 'organizations-per-account', subject: id, value: '9' },
      { name: 'stored-bytes', subject: acme, value: String(20 * 1024 ** 3) },
    ]);
    expect(await call('limits')).toEqual(
      expect.arrayContaining([expect.stringMatching(/^organizations-per-account: 7, /), `  for ${id}: 9`]),
    );
    await call('limits', 'reset', 'organizations-per-account');
    await call('limits', 'reset', 'organizations-per-account', 'for', email);
    await call('limits', 'reset', 'stored-bytes', 'for', acme);
    expect(await seen('select 1 from operator_limit')).toEqual([]);
    expect(await call('limits')).toContain(
      'organizations-per-account: 5 (default), organizations that one person owns',
    );
  });

  it('lists organizations by name, suspends one and opens it again', async () => {
    const acme = await organization('Acme Trust Services');
    expect((await call('organizations')).find((line) => line.startsWith(acme))).toMatch(
      /Acme Trust Services .*0 members$/,
    );
    await call('organizations', 'suspend', acme);
    await call('organizations', 'suspend', acme);
    expect((await call('organizations')).find((line) => line.startsWith(acme))).toMatch(/suspended$/);
    await call('organizations', 'resume', acme);
    expect((await call('organizations')).find((line) => line.startsWith(acme))).toMatch(/members$/);
  });

  it('hands out a link for a forgotten password, and keeps nothing that opens it', async () => {
    const { id, email } = await account();
    const [link = ''] = await call('password-link', email);
    expect(link).toMatch(/^https:\/\/certitude\.example\.test\/new-password\/[\w-]{43}$/);
    const [row] = await seen<{ token_hash: string; account_id: string }>('select * from password_link');
    expect(row).toMatchObject({ account_id: id });
    expect(link).not.toContain(row?.token_hash ?? '?');
  });

  it.each([
    ['sign-up closed', 'Say "open" or "invited".'],
    ['limits set tea 5', '"tea" is no limit. There are: organizations-per-account'],
    ['limits set stored-bytes much', '"much" is not a number'],
    ['limits set stored-bytes 9999999TiB', 'is not a number'],
    ['limits set stored-bytes 5 for nobody', '"nobody" is not the id of an organization'],
    ['limits set organizations-per-account 5 for nobody@example.test', 'There is no account with the address'],
    ['limits set organizations-per-account 5 to me', 'Say for whom'],
    ['organizations suspend 01890000-0000-7000-8000-000000000000', 'There is no organization 01890000'],
    ['organizations suspend', 'is not the id of an organization'],
    ['organizations close', '"close" is not understood'],
    ['password-link nora', '"nora" is not an e-mail address'],
    ['password-link', 'is not an e-mail address'],
  ])('says what is wrong with "%s"', async (words, message) => {
    await expect(call(...words.split(' '))).rejects.toThrow(message);
  });
});
