import { randomUUID } from 'node:crypto';
import { DatabaseClient, migrate, provision, readMailConfig } from '@certitude/server/core';
import { SMTPServer } from 'smtp-server';
import { type AddressInfo } from 'node:net';
import { startTemporaryPostgres } from '../start/index';
import { type Surroundings } from './command';
import { COMMANDS } from './commands';
import { dispatch } from './dispatch';
import { withProductDatabase } from './product-database';

jest.setTimeout(120_000);

const PASSWORDS = { ownerPassword: 'owner-of-tests', appPassword: 'app-of-tests' };

/** Everything that a command says. */
const called = async (words: readonly string[], more: Partial<Surroundings>): Promise<string[]> => {
  const said: string[] = [];
  const never = () => Promise.reject(new Error('Not for mail.'));
  await dispatch(words, COMMANDS, {
    asProduct: never,
    asOwner: never,
    mail: () => null,
    publicUrl: 'https://pki.example.test',
    say: (line) => said.push(line),
    ...more,
  });
  return said;
};

describe('the mails that an operator sees', () => {
  let server: Awaited<ReturnType<typeof startTemporaryPostgres>>;
  let appUrl = '';
  let client: DatabaseClient;
  beforeAll(async () => {
    server = await startTemporaryPostgres();
    const urls = await provision(server.adminUrl, { database: 'certitude', ...PASSWORDS });
    ({ appUrl } = urls);
    await migrate(urls.ownerUrl);
    client = new DatabaseClient({ connectionString: appUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await server.stop();
  });
  beforeEach(() => client.query('delete from account_mail'));

  const call = (...words: string[]) =>
    called(['mail', ...words], { asProduct: (work) => withProductDatabase(appUrl, work) });
  const given = async (state: string, count = 1): Promise<void> => {
    const id = randomUUID();
    await client.query("insert into account (id, email, name, password_hash) values ($1, $2, 'Nora', 'x')", [
      id,
      `nora.new.${id}@example.test`,
    ]);
    await client.query(
      `insert into account_mail (id, kind, account_id, address, parameters, state, attempts, due_at, answer, created_at, changed_at)
       select uuidv7(), 'password-set', $1, 'nora.new@example.test', '{}', $2, 18, now() + interval '1 hour', '550 No such user', now(), now()
       from generate_series(1, $3::int)`,
      [id, state, count],
    );
  };
  const rows = async () =>
    (
      await client.query<{ state: string; attempts: number; due: boolean }>(
        'select state, attempts, due_at <= now() as due from account_mail order by id',
      )
    ).rows;
  const idIn = (line: string | undefined): string => line?.split(' ')[0] ?? '';

  it('are listed with what, when and why, and no whole address', async () => {
    expect(await call()).toEqual(['Every mail has left.']);
    await given('sent');
    expect(await call()).toEqual(['Every mail has left.']);
    await given('refused');
    const [line, ...others] = await call();
    expect(others).toEqual([]);
    for (const part of ['password-set', 'n…@example.test', 'refused', '18 attempts', '550 No such user'])
      expect(line).toContain(part);
    expect(line).not.toContain('nora');
  });

  it('are all that have not arrived, or those that nobody tries any more', async () => {
    for (const state of ['waiting', 'given-up', 'refused', 'sent']) await given(state);
    const stateIn = (line: string) => line.split('  ')[4];
    expect((await call()).map(stateIn)).toEqual(['waiting', 'given-up', 'refused']);
    expect((await call('--failed')).map(stateIn)).toEqual(['given-up', 'refused']);
  });

  it('are listed page after page', async () => {
    await given('refused', 60);
    const first = await call('--failed');
    expect(first[50]).toBe(`There are more: npm run operator -- mail --failed after ${idIn(first[49])}`);
    const second = await call('--failed', 'after', idIn(first[49]));
    expect(second).toHaveLength(10);
    expect(await call('after', idIn(second[9]))).toEqual(['There are no more.']);
  });

  it('are tried again, one or all, at once and from the beginning', async () => {
    await given('refused');
    await given('given-up', 2);
    expect(await call('retry', idIn((await call('--failed'))[0]))).toEqual(['It is tried again.']);
    expect(await rows()).toEqual([
      { state: 'waiting', attempts: 0, due: true },
      { state: 'given-up', attempts: 18, due: false },
      { state: 'given-up', attempts: 18, due: false },
    ]);
    expect(await call('retry', 'all')).toEqual(['2 of them are tried again.']);
    expect(await call('--failed')).toEqual(['Every mail has left.']);
  });

  it.each([[['retry']], [['retry', 'x']], [['retry', randomUUID()]], [['tea']], [['--failed', 'after', 'x']]])(
    'are left alone when it hears mail %j',
    async (words) => {
      await given('refused');
      await expect(call(...words)).rejects.toThrow('npm run operator -- mail retry all');
      expect((await rows())[0]?.state).toBe('refused');
    },
  );

  it('that wait or have left are not begun anew', async () => {
    await given('waiting');
    const [line] = await call();
    await expect(call('retry', idIn(line))).rejects.toThrow('no mail that has failed');
    expect(await rows()).toEqual([{ state: 'waiting', attempts: 18, due: false }]);
  });
});

describe('a test mail by command', () => {
  const settings = (port: number) => () =>
    readMailConfig({ SMTP_URL: `smtp://127.0.0.1:${port}`, SMTP_TLS: 'never', MAIL_FROM: 'certitude@example.test' });

  it('says that the server has taken it, or at which step it failed', async () => {
    const box = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      authOptional: true,
      disableReverseLookup: true,
      closeTimeout: 200,
    });
    await new Promise<void>((resolve) => void box.listen(0, '127.0.0.1', resolve));
    const { port } = box.server.address() as AddressInfo;
    const said = await called(['mail-check', 'Nora@Example.test'], { mail: settings(port) });
    expect(said[0]).toContain('A test mail to nora@example.test, from certitude@example.test, by port');
    expect(said[1]).toMatch(/^The server has taken it: 250 /);
    await new Promise<void>((resolve) => void box.close(() => resolve()));
    await expect(called(['mail-check', 'nora@example.test'], { mail: settings(port) })).rejects.toThrow(
      /^It did not leave \(port\)\. Nothing listens/,
    );
  });

  it.each([
    [['mail-check', 'nora@example.test'], 'SMTP_URL is not set'],
    [['mail-check'], '"" is not an e-mail address'],
    [['mail-check', 'nora'], '"nora" is not an e-mail address'],
    [['mail-check', 'a@b.test', 'c@d.test'], 'One address at a time'],
  ])('says what is missing: %j', async (words, message) => {
    await expect(called(words, {})).rejects.toThrow(message);
  });
});
