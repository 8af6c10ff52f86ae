import { applicationDataSource, DatabaseClient, TenantDatabase } from '@certitude/server/core';
import { Housekeeping, RETENTIONS } from '@certitude/server/core/testing';
import { type DataSource } from 'typeorm';
import { type ExampleRows, exampleRelease, exampleRows } from './tenant-rows';
import { testDatabase } from './test-database';

/** Tables that no rule looks at, and why what is in them may stay. */
const KEPT: Readonly<Record<string, string>> = {
  account: 'people; what they did refers to them',
  account_picture: 'one row of an account; removed by its person',
  organization: 'deleted by nobody but the owner of a sample',
  organization_suspension: 'one row of an organization',
  member: 'former members, too: history names them',
  operator_limit: 'what the operator set',
  instance_setting: 'one row',
  file_policy: 'one row of an organization',
  finalizing_policy: 'one row of an organization',
  work_handover: 'who handed what to whom',
  import_job: 'one row of an import: the last order; goes with it',
  guest_grant: 'who was let in until when is shown beside the assessment',
  archive_origin: 'where the organization comes from',
  trusted_instance: 'what the operator decided',
  pki: 'content',
  report: 'content',
  signed_report: 'what people signed',
  signing_policy: 'one row of an organization',
  signing_key: 'removed by an owner',
  signing_key_use: 'who used which key; the application cannot delete it',
  model_release: 'assessments refer to what they were begun with',
  model_extension: 'assessments refer to what they were begun with',
  assessment: 'content',
  assessment_target: 'content',
  declared_level: 'content',
  named_owner: 'content',
  operation_source: 'where history comes from',
  assessment_stream: 'one row of an assessment',
  assessment_version: 'what was attested',
  response: 'content',
  response_contributor: 'who is invited; goes with the invitation',
  note: 'content',
  assessment_operation: 'the history of answers, and who took part in what is judged; the application cannot delete it',
  review: 'decisions; the application cannot delete them',
  evidence: 'content that decisions rest on',
  evidence_revision: 'content that decisions rest on',
  evidence_link: 'content that decisions rest on',
  evidence_link_change: 'who took part in what is judged',
  stored_file: 'row and hash stay when the content is withdrawn',
  action_plan: 'content',
  plan_task: 'content',
  plan_responsibility: 'who took part in what is judged',
  reminder: 'a step of a plan that was sent is not sent again',
  notification_delivery: 'goes with its notification',
  dead_letter: 'goes with its event',
  title_word: 'follows the titles that it is of',
  live_client: 'whose a tab is: its id stands in history, so nobody else may ever have it',
  live_node: 'gone five minutes after the process',
  live_socket: 'gone with its node',
  rate_limit: 'the limiter deletes what has expired',
};

/** What makes the example row of a table one of those that its rule is about. */
const READY: Readonly<Record<string, string>> = {
  outbox: 'has_dead_letter = true',
  account_mail: "state = 'sent'",
};
const RULES = RETENTIONS.flatMap(({ goes, ...rule }) =>
  'before' in goes ? [{ ...rule, column: /(\w+_at) < \$1/.exec(goes.before)?.[1] ?? '' }] : [],
);
const DAY = 24 * 3_600_000;

describe('housekeeping', () => {
  let source: DataSource;
  let housekeeping: Housekeeping;
  let admin: DatabaseClient;
  let rows: ExampleRows;
  beforeAll(async () => {
    const { adminUrl, appUrl } = await testDatabase();
    const settings = { databaseUrl: appUrl, databasePool: 2, databasePatience: 10_000 };
    source = await applicationDataSource(settings).initialize();
    housekeeping = new Housekeeping(new TenantDatabase(source, settings));
    admin = new DatabaseClient({ connectionString: adminUrl });
    await admin.connect();
    const release = await exampleRelease(admin);
    rows = await exampleRows(admin, release);
    for (const [table, columns] of [
      ['session', 'token_hash, account_id, expires_at'],
      ['password_link', 'token_hash, account_id, expires_at'],
    ])
      await admin.query(`insert into ${table} (${columns}) values ('of a test', $1, now() + interval '1 day')`, [
        rows.account,
      ]);
  });
  beforeAll(async () => {
    await admin.query(
      `insert into address_link (token_hash, purpose, email, expires_at)
       values ('of a test', 'sign-up', 'nora@example.test', now() + interval '1 day')`,
    );
    await admin.query(
      `insert into held_mail (id, address, subject, text, html, held_at)
       values (uuidv7(), 'nora@example.test', 'Hello', 'Words', '<p>Words</p>', now())`,
    );
    await admin.query(
      `insert into account_mail (id, kind, account_id, address, parameters, due_at, created_at, changed_at)
       values (gen_random_uuid(), 'sign-up', null, 'nora@example.test', '{}', now(), now(), now())`,
    );
  });
  afterAll(async () => {
    await admin.end();
    await source.destroy();
  });

  const now = new Date();
  const run = (): Promise<number> => housekeeping.clean(now);
  const count = async (table: string): Promise<number> =>
    (await admin.query<{ count: number }>(`select count(*)::int as count from ${table}`)).rows[0]?.count ?? 0;
  const daysAgo = (days: number): Date => new Date(now.getTime() - days * DAY);
  const set = (table: string, what: string, values: readonly unknown[]) =>
    admin.query(`update ${table} set ${what}`, [...values]);

  it('has a rule for every table, or a reason why what is in it may stay', async () => {
    const { rows: tables } = await admin.query<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1",
    );
    const known = new Set([...RETENTIONS.map(({ table }) => table), ...Object.keys(KEPT)]);
    expect(tables.map(({ name }) => name).filter((name) => name !== 'migration' && name !== 'migrations')).toEqual(
      [...known].toSorted(),
    );
  });

  it.each(RULES)('deletes from $table what is $days days past $column, in every organization, once', async (rule) => {
    const { table, column, days } = rule;
    await exampleRows(admin, rows['release'] ?? '');
    const before = await count(table);
    expect(before).toBeGreaterThan(0);
    if (READY[table]) await set(table, READY[table], []);
    await set(table, `${column} = $1`, [daysAgo(days - 1)]);
    expect([await run(), await count(table)]).toEqual([0, before]);
    await set(table, `${column} = $1`, [daysAgo(days + 1)]);
    expect([await run(), await count(table)]).toEqual([before, 0]);
    expect(await run()).toBe(0);
  });

  it('keeps used invitations, and events that somebody may still try again, however old', async () => {
    const { invitation = '', outbox = '' } = await exampleRows(admin, rows['release'] ?? '');
    await admin.query('update invitation set expires_at = $1, accepted_at = $1 where id = $2', [
      daysAgo(999),
      invitation,
    ]);
    await admin.query('update outbox set created_at = $1 where id = $2', [daysAgo(999), outbox]);
    expect(await run()).toBe(0);
  });

  it('takes so many of an organization at a time, and goes on the next time', async () => {
    const { org, account } = await exampleRows(admin, rows['release'] ?? '');
    await admin.query('delete from notification where organization_id = $1', [org]);
    await admin.query(
      `insert into notification (organization_id, id, recipient_id, kind, title, link, cause, created_at)
       select $1, gen_random_uuid(), $2, 'plan-due', 'Old', '/', n::text, $3 from generate_series(1, 1001) n`,
      [org, account, daysAgo(999)],
    );
    expect([await run(), await run(), await run()]).toEqual([1_000, 1, 0]);
  });
});
