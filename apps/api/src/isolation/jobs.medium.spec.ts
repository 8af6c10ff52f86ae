import { type EventName, EVENTS } from '@certitude/contracts';
import { AnsweringJobsModule } from '@certitude/server/answering';
import { asOwner, DatabaseClient, newId, type SystemContext } from '@certitude/server/core';
import { JobRegistry } from '@certitude/server/core/testing';
import { EvidenceJobsModule } from '@certitude/server/evidence';
import { ExchangeJobsModule } from '@certitude/server/exchange';
import { ImprovementJobsModule } from '@certitude/server/improvement';
import { NotificationsJobsModule } from '@certitude/server/notifications';
import { ReportsJobsModule } from '@certitude/server/reports';
import { eventually, testServer, type TestServer, testWorker, type TestWorker } from '@certitude/server/testing';
import { VersionsJobsModule } from '@certitude/server/versions';
import { apiContexts } from './contexts';
import { everythingOf } from './everything-of';
import { inhabited, type Inhabited, type Names } from './two-organizations';

jest.setTimeout(120_000);

/** What an event of an organization says. */
const PAYLOADS: Readonly<Record<EventName, (names: Names & { readonly ownerId: string }) => object>> = {
  'response.submitted': ({ assessmentId, responseId, accountId, ownerId }) => ({
    assessmentId,
    responseId,
    by: accountId,
    reviewer: ownerId,
  }),
  'response.reviewed': ({ assessmentId, responseId, accountId, ownerId }) => ({
    assessmentId,
    responseId,
    by: accountId,
    status: 'accepted',
    authors: [ownerId],
  }),
  'response.assigned': ({ assessmentId, responseId, accountId, ownerId }) => ({
    assessmentId,
    responseId,
    by: accountId,
    owner: ownerId,
  }),
  'response.invited': ({ assessmentId, responseId, accountId, ownerId }) => ({
    assessmentId,
    responseId,
    by: ownerId,
    invited: accountId,
  }),
  'assessment.granted': ({ assessmentId, guestId, ownerId }) => ({ assessmentId, by: ownerId, guest: guestId }),
  'evidence.reviewed': ({ evidenceId, accountId, ownerId }) => ({
    evidenceId,
    by: accountId,
    decision: 'accepted',
    author: ownerId,
  }),
  'review.asked': ({ responseId, assessmentId, accountId, ownerId }) => ({
    kind: 'response',
    id: responseId,
    assessmentId,
    by: ownerId,
    asked: accountId,
  }),
  'file.withdrawn': ({ fileId }) => ({ fileId }),
  'plan.assigned': ({ planId, accountId, ownerId }) => ({ planId, by: ownerId, responsible: accountId }),
  'reminder.due': ({ reminderId }) => ({ reminderIds: [reminderId] }),
  'archive.requested': ({ archiveId }) => ({ archiveId }),
  'import.ordered': ({ importJobId }) => ({ jobId: importJobId }),
  'report.ordered': ({ orderedReportId }) => ({ reportId: orderedReportId }),
  'note.compact': ({ assessmentId }) => ({ assessmentId }),
};

/** What must be so for an event to be told of: what the rows of the organization are changed to, as nobody could. */
const STILL_TRUE: Partial<Readonly<Record<EventName, string>>> = {
  'response.submitted':
    "update response set status = 'ready-for-review', reviewer_id = owner_id where owner_id is not null",
  'response.reviewed': "update response set status = 'accepted' where owner_id is not null",
  'review.asked': "update response set status = 'ready-for-review' where owner_id is not null",
  'evidence.reviewed': "update evidence_revision set state = 'accepted'",
};

describe('every job', () => {
  let server: TestServer;
  let worker: TestWorker;
  let mine: Inhabited;
  let theirs: Inhabited;
  beforeAll(async () => {
    server = await testServer({ modules: apiContexts() });
    [mine, theirs] = [await inhabited(server), await inhabited(server)];
    for (const { owner, names } of [mine, theirs])
      await server.db.transaction(owner.context, async (tx) => {
        // As the events say: the response is the owner's, and the reminder is on its way.
        await tx.query('update response set owner_id = $2 where id = $1', [names.responseId, owner.accountId]);
        await tx.query("update reminder set state = 'enqueued', due_at = date_trunc('minute', now()) where id = $1", [
          names.reminderId,
        ]);
      });
    worker = await testWorker({
      modules: [
        AnsweringJobsModule,
        VersionsJobsModule,
        EvidenceJobsModule,
        ExchangeJobsModule,
        ImprovementJobsModule,
        NotificationsJobsModule,
        ReportsJobsModule,
      ],
      database: server.database,
    });
    await eventually(async () => expect(await waiting()).toBe(0), 30_000);
  });
  afterAll(async () => {
    await worker.close();
    await server.close();
  });

  /** Events that nobody has handled yet. */
  async function waiting(): Promise<number> {
    const admin = new DatabaseClient({ connectionString: server.database.adminUrl });
    await admin.connect();
    const { rows } = await admin.query<{ count: number }>(
      'select count(*)::int as count from outbox where handled_at is null',
    );
    await admin.end();
    return rows[0]?.count ?? -1;
  }
  const everything = async () => [
    await everythingOf(server, mine.names.organizationId),
    await everythingOf(server, theirs.names.organizationId),
  ];
  /** Runs every handler of an event, in one organization, with what another (or the same) one has. */
  async function run(event: EventName, context: Inhabited, about: Inhabited): Promise<void> {
    const system: SystemContext = {
      organizationId: context.owner.context.organizationId,
      actor: null,
      requestId: 'test',
    };
    const payload = EVENTS[event].parse(PAYLOADS[event]({ ...about.names, ownerId: about.owner.accountId }));
    const jobs = worker.app
      .get(JobRegistry)
      .jobs()
      .filter((job) => job.event === event);
    expect(jobs.length).toBeGreaterThan(0);
    for (const job of jobs) await job.run(system, { id: newId(), name: event, payload });
  }

  it.each(Object.keys(PAYLOADS) as EventName[])('%s does nothing with another organization’s things', async (event) => {
    const before = await everything();
    // Refusing is as good as doing nothing.
    await run(event, mine, theirs).catch((error: { code?: string }) => expect(error.code).toBe('not-found'));
    expect(await everything()).toEqual(before);
  });

  /** Past what the application may do. */
  const asOperator = (sql: string) =>
    asOwner(server.database.ownerUrl, async (owned) => {
      await owned.query("select set_config('app.organization_id', $1, true)", [mine.names.organizationId]);
      await owned.query(sql);
    });

  /** What they do is not told to people. */
  const silent: readonly EventName[] = [
    ...(['note.compact', 'file.withdrawn', 'archive.requested', 'import.ordered', 'report.ordered'] as const),
  ];
  it.each((Object.keys(PAYLOADS) as EventName[]).filter((event) => !silent.includes(event)))(
    '%s does something with the organization’s own things, so that the test above means something',
    async (event) => {
      await asOperator(STILL_TRUE[event] ?? 'select');
      const [before] = await everything();
      await run(event, mine, mine);
      const [after] = await everything();
      expect(after?.['notification']).not.toEqual(before?.['notification']);
    },
  );

  it('tells people nothing while their organization is suspended', async () => {
    const notices = async () => (await everything())[0]?.['notification'];
    await asOperator('insert into organization_suspension (organization_id) select organization_id from organization');
    const before = await notices();
    // Each time about something that nobody was told of yet.
    await run('plan.assigned', mine, mine);
    expect(await notices()).toEqual(before);
    await asOperator('delete from organization_suspension');
    await run('plan.assigned', mine, mine);
    expect(await notices()).not.toEqual(before);
  });
});
