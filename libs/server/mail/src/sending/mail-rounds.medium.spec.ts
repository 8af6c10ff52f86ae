import { type AccountId } from '@certitude/contracts';
import { newId } from '@certitude/server/core';
import { eventually, testMailbox, type TestMailbox, testWorker, type TestWorker } from '@certitude/server/testing';
import { simpleParser } from 'mailparser';
import { AccountMail } from '../account-mail/account-mail';
import { AccountMailSource } from '../account-mail/account-mail-source';
import { MailJobsModule } from '../mail-jobs.module';
import { refusal } from '../testing/mail-settings';
import { PlainLetter, PlainLettersModule } from '../testing/plain-letters';
import { MailRounds } from './mail-rounds';
import { CLAIMED_FOR } from './mail-source';

const MINUTE = 60_000;

interface Kept {
  readonly state: string;
  readonly attempts: number;
  readonly answer: string | null;
  readonly wait: number;
}

describe('mails that wait', () => {
  let mailbox: TestMailbox;
  let worker: TestWorker;
  /** What the server says to an address. */
  const answers = new Map<string, Error>();
  const others: TestWorker[] = [];

  const another = (environment: Record<string, string> = {}, of?: TestWorker): Promise<TestWorker> =>
    testWorker({
      modules: [MailJobsModule, PlainLettersModule],
      environment: {
        SMTP_URL: `smtp://127.0.0.1:${mailbox.port}`,
        SMTP_TLS: 'never',
        MAIL_FROM: 'certitude@example.test',
        ...environment,
      },
      queue: { events: [] },
      ...(of && { database: of.database, clock: of.clock }),
    });

  beforeAll(async () => {
    mailbox = await testMailbox({ onRcptTo: ({ address }, _, done) => done(answers.get(address)) });
    worker = await another();
  });
  afterEach(async () => {
    await Promise.all(others.splice(0).map((one) => one.close()));
  });
  afterAll(async () => {
    await worker.close();
    await mailbox.close();
  });

  /** A letter to somebody new, asked for in a transaction. */
  async function asked({
    of = worker,
    ...what
  }: { of?: TestWorker; answer?: Error; writes?: () => Promise<null> } = {}): Promise<string> {
    const { accountId, email } = await of.given.person();
    if (what.answer) answers.set(email, what.answer);
    if (what.writes) PlainLetter.instead.set(email, what.writes);
    await of.db.globalTransaction((tx) =>
      of.app
        .get(AccountMail, { strict: false })
        .ask(tx, { kind: 'password-set', to: { accountId, address: email }, parameters: {} }),
    );
    return email;
  }
  const kept = async (address: string): Promise<Kept> => {
    const [row] = await worker.db.global<Kept & { dueAt: Date }>(
      'select state, attempts, answer, due_at as "dueAt" from account_mail where address = $1',
      [address],
    );
    if (!row) throw new Error(`Nothing for ${address}.`);
    const { dueAt, ...rest } = row;
    return { ...rest, wait: dueAt.getTime() - worker.clock.now().getTime() };
  };
  const settled = (address: string, state: string): Promise<Kept> =>
    eventually(async () => {
      const row = await kept(address);
      if (row.state !== state || row.answer === null) throw new Error(JSON.stringify(row));
      return row;
    });
  const sentTo = (address: string) =>
    mailbox.mails.filter(({ subject }) => subject === `To ${address}`).map(({ messageId }) => messageId);

  it('leave, once, and are kept with what the server said', async () => {
    const email = await asked();
    expect(await settled(email, 'sent')).toMatchObject({ attempts: 1, answer: expect.stringMatching(/^250/) });
    expect((await mailbox.to(email)).text).toContain('/secret/s3cret');
    expect(sentTo(email)).toHaveLength(1);
  });

  it('are not there when their transaction is not', async () => {
    const { accountId, email } = await worker.given.person();
    const work = worker.db.globalTransaction(async (tx) => {
      await worker.app
        .get(AccountMail, { strict: false })
        .ask(tx, { kind: 'password-set', to: { accountId, address: email }, parameters: {} });
      throw new Error('undone');
    });
    await expect(work).rejects.toThrow('undone');
    await expect(kept(email)).rejects.toThrow('Nothing');
  });

  it('end where the server refuses them for good', async () => {
    const email = await asked({ answer: refusal(550, 'No such user') });
    expect(await settled(email, 'refused')).toMatchObject({ attempts: 1, answer: '550 No such user' });
  });

  it('wait where it may take them later, longer each time, until it does', async () => {
    const email = await asked({ answer: refusal(451, 'Busy') });
    expect(await settledAt(email, 1)).toEqual({ state: 'waiting', attempts: 1, answer: '451 Busy', wait: MINUTE });
    worker.clock.advance(MINUTE);
    expect((await settledAt(email, 2)).wait).toBe(2 * MINUTE);
    answers.delete(email);
    worker.clock.advance(2 * MINUTE);
    expect(await settled(email, 'sent')).toMatchObject({ attempts: 3 });
  });

  const settledAt = (address: string, attempts: number): Promise<Kept> =>
    eventually(async () => {
      const row = await kept(address);
      // While it is tried, it is due when its claim is over.
      if (row.attempts !== attempts || row.wait >= CLAIMED_FOR) throw new Error(JSON.stringify(row));
      return row;
    });

  it('end when nobody waits for them any more', async () => {
    const email = await asked({ writes: () => Promise.resolve(null) });
    expect(await settled(email, 'given-up')).toMatchObject({ answer: 'Nobody waits for it any more.' });
    expect(sentTo(email)).toEqual([]);
  });

  it('that cannot be written are tried again and hold up no other', async () => {
    const email = await asked({ writes: () => Promise.reject(new TypeError('a name of somebody')) });
    const other = await asked();
    expect(await settledAt(email, 1)).toEqual({
      state: 'waiting',
      attempts: 1,
      answer: 'It could not be written (TypeError).',
      wait: MINUTE,
    });
    await settled(other, 'sent');
  });

  it('of a worker that died are another’s once its claim is over, as the same mail', async () => {
    const taking: string[] = [];
    // It has the mail, and nobody hears of it.
    const silent = await testMailbox({
      onData: (data) => {
        simpleParser(data).then(
          ({ messageId = '' }) => taking.push(messageId),
          () => undefined,
        );
      },
    });
    const dying = await another({ SMTP_URL: `smtp://127.0.0.1:${silent.port}` });
    const email = await asked({ of: dying });
    await eventually(() => expect(taking).toHaveLength(1));
    await dying.close();
    const heir = await another({}, dying);
    others.push(heir);
    expect(await heir.app.get(AccountMailSource, { strict: false }).claim(10)).toEqual([]);
    heir.clock.advance(CLAIMED_FOR);
    const mail = await mailbox.to(email);
    expect(mail.messageId).toBe(taking[0]);
    await eventually(async () =>
      expect(await heir.db.global('select state, attempts from account_mail')).toEqual([
        { state: 'sent', attempts: 2 },
      ]),
    );
    await silent.close();
  });

  it('are settled by the last who tried, whatever others say when they wake up', async () => {
    const still = await another();
    others.push(still);
    await still.app.get(MailRounds, { strict: false }).onModuleDestroy();
    await asked({ of: still });
    const source = still.app.get(AccountMailSource, { strict: false });
    const [first] = await source.claim(10);
    still.clock.advance(CLAIMED_FOR);
    const [second] = await source.claim(10);
    expect([first?.attempts, second?.attempts]).toEqual([1, 2]);
    await second?.settle({ state: 'sent', said: '250 ok' });
    await first?.settle({ state: 'refused', said: '550 no' });
    expect(await still.db.global('select state, answer from account_mail')).toEqual([
      { state: 'sent', answer: '250 ok' },
    ]);
  });

  it('that were withdrawn while they were sent stay so, whatever the server says', async () => {
    const still = await another();
    others.push(still);
    await still.app.get(MailRounds, { strict: false }).onModuleDestroy();
    await asked({ of: still });
    const [taken] = await still.app.get(AccountMailSource, { strict: false }).claim(10);
    const mail = still.app.get(AccountMail, { strict: false });
    const [{ id } = { id: newId<AccountId>() }] = await still.db.global<{ id: AccountId }>(
      'select account_id as id from account_mail',
    );
    await still.db.globalTransaction((tx) => mail.withdraw(tx, id, ['password-set']));
    await taken?.settle({ state: 'waiting', said: '451 Busy', after: MINUTE });
    expect(await still.db.global('select state from account_mail')).toEqual([{ state: 'given-up' }]);
  });

  it('leave once each, however many workers there are', async () => {
    others.push(await another({}, worker), await another({}, worker));
    const emails = await Promise.all(Array.from({ length: 120 }, () => asked()));
    for (const email of emails) await settled(email, 'sent');
    expect(emails.map((email) => sentTo(email).length)).toEqual(emails.map(() => 1));
  });
});
