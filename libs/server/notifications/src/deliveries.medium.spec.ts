import { type AccountId, type ActionPlanId, type NotificationId, type ReminderId } from '@certitude/contracts';
import { NoticedResponsesModule } from '@certitude/server/answering';
import { NoticedAssessmentsModule } from '@certitude/server/assessments';
import { DeadLetters, Events, newId, type SystemContext } from '@certitude/server/core';
import { NoticedEvidenceModule } from '@certitude/server/evidence';
import { NoticedPlansModule } from '@certitude/server/improvement';
import { eventually, givenAssessment, type GivenMember, testWorker, type TestWorker } from '@certitude/server/testing';
import { type AddressedNotice, type Channel, CHANNELS } from './channels/channel';
import { InAppChannel } from './channels/in-app.channel';
import { DeliveryRepository } from './delivery.repository';
import { NoticeFacts } from './notice-facts';
import { NoticeJobs } from './notice.jobs';
import { NotificationsModule } from './notifications.module';
import { Telling } from './telling.service';

/** A second channel, which reaches whom the test lets it reach. */
class Letters implements Channel {
  readonly name = 'letters';
  readonly sent: AddressedNotice[] = [];
  /** How often it was asked to bring something. */
  asked = 0;
  /** The post is on strike. */
  isDown = false;
  /** Nobody opens there. */
  readonly unreachable = new Set<AccountId>();

  async deliver(_context: SystemContext, notices: readonly AddressedNotice[]): Promise<readonly NotificationId[]> {
    this.asked++;
    if (this.isDown) throw new Error('the post is on strike');
    const reached = notices.filter(({ recipient }) => !this.unreachable.has(recipient));
    this.sent.push(...reached);
    return reached.map(({ id }) => id);
  }
}

const withLetters = (letters: Letters) => {
  class TwoChannels {}
  return {
    module: TwoChannels,
    imports: [
      NotificationsModule,
      NoticedAssessmentsModule,
      NoticedResponsesModule,
      NoticedPlansModule,
      NoticedEvidenceModule,
    ],
    providers: [
      NoticeFacts,
      DeliveryRepository,
      Telling,
      NoticeJobs,
      InAppChannel,
      { provide: CHANNELS, inject: [InAppChannel], useFactory: (inApp: Channel) => [inApp, letters] },
    ],
  };
};

describe('notices by two channels', () => {
  let worker: TestWorker;
  let letters: Letters;
  afterEach(() => worker.close());

  const start = async (attempts = 9) => {
    letters = new Letters();
    const queue = { events: ['plan.assigned', 'reminder.due'] as const, attempts };
    worker = await testWorker({ modules: [withLetters(letters)], queue });
    const owner = await worker.given.organization();
    return { owner, mia: await worker.given.member(owner, 'contributor') };
  };
  const plan = async (owner: GivenMember, responsible: AccountId) => {
    const { assessmentId, responses } = await givenAssessment(worker, owner);
    const id = newId<ActionPlanId>();
    await worker.db.transaction(owner.context, (tx) =>
      tx.query(
        `insert into action_plan (organization_id, id, assessment_id, response_id, title, target_level, responsible_id,
           due_on, priority, status, created_by)
         values ($1, $2, $3, $4, 'Rotate the root key', 4, $5, '2199-01-31', 'medium', 'planned', $6)`,
        [tx.organizationId, id, assessmentId, responses[0]?.id, responsible, owner.accountId],
      ),
    );
    return id;
  };
  const assign = async (owner: GivenMember, person: GivenMember) => {
    const planId = await plan(owner, person.accountId);
    const payload = { planId, by: owner.accountId, responsible: person.accountId };
    await worker.db.transaction(owner.context, (tx) => worker.app.get(Events).publish(tx, 'plan.assigned', payload));
    return planId;
  };
  const sql = <Row>({ context }: GivenMember, statement: string, values: readonly unknown[] = []) =>
    worker.db.transaction(context, (tx) => tx.query<Row>(statement, values));
  const deliveries = (owner: GivenMember) =>
    sql<{ channel: string; state: string; attempts: number }>(
      owner,
      'select channel, state, attempts from notification_delivery order by channel, state, attempts',
    );
  const handled = (owner: GivenMember) =>
    eventually(async () => expect(await sql(owner, 'select from outbox where handled_at is null')).toEqual([]));

  it('are brought once by each', async () => {
    const { owner, mia } = await start();
    const planId = await assign(owner, mia);
    await handled(owner);
    expect(await deliveries(owner)).toEqual([
      { channel: 'in-app', state: 'delivered', attempts: 1 },
      { channel: 'letters', state: 'delivered', attempts: 1 },
    ]);
    expect(letters.sent).toEqual([
      {
        id: expect.any(String),
        recipient: mia.accountId,
        title: 'Action plan “Rotate the root key” in Yearly assessment is assigned to you',
        link: `/o/${owner.context.organizationId}/plans/${planId}`,
      },
    ]);
    expect(await sql(owner, 'select from notification')).toHaveLength(1);
  });

  it('are tried again by the one that failed, and never by the other', async () => {
    const { owner, mia } = await start();
    letters.isDown = true;
    await assign(owner, mia);
    await eventually(() => expect(letters.asked).toBeGreaterThanOrEqual(3));
    letters.isDown = false;
    await handled(owner);
    const [inApp, byLetter] = await deliveries(owner);
    expect(inApp).toEqual({ channel: 'in-app', state: 'delivered', attempts: 1 });
    expect(byLetter).toEqual({ channel: 'letters', state: 'delivered', attempts: letters.asked });
    expect(letters.sent).toHaveLength(1);
    expect(await sql(owner, 'select from notification')).toHaveLength(1);
  });

  it('are given up by the one that cannot, and not by the other', async () => {
    const { owner, mia } = await start(2);
    letters.isDown = true;
    await assign(owner, mia);
    const list = await eventually(async () => {
      const all = await worker.app.get(DeadLetters).list(10);
      expect(all).toHaveLength(1);
      return all;
    });
    expect(list).toMatchObject([{ event: 'plan.assigned', handler: 'plan-assigned/letters', attempts: 2 }]);
    expect(await deliveries(owner)).toEqual([
      { channel: 'in-app', state: 'delivered', attempts: 1 },
      { channel: 'letters', state: 'waiting', attempts: 2 },
    ]);
    letters.isDown = false;
    await worker.app.get(DeadLetters).retryAll();
    await handled(owner);
    expect(await deliveries(owner)).toEqual([
      { channel: 'in-app', state: 'delivered', attempts: 1 },
      { channel: 'letters', state: 'delivered', attempts: 3 },
    ]);
  });

  it('are not brought any more once they are no longer so', async () => {
    const { owner, mia } = await start();
    letters.isDown = true;
    const planId = await assign(owner, mia);
    await eventually(() => expect(letters.asked).toBeGreaterThanOrEqual(1));
    await sql(owner, "update action_plan set status = 'cancelled' where id = $1", [planId]);
    // The post stays on strike: an attempt that began before the cancelling may still ask it, and only a notice that
    // is not to be brought any more can be handled without it.
    await handled(owner);
    expect(await worker.app.get(DeadLetters).list(10)).toEqual([]);
    expect(letters.sent).toEqual([]);
  });

  it('reach those who can be reached, and the others once they can, without repeating themselves', async () => {
    const { owner, mia } = await start();
    const tom = await worker.given.member(owner, 'contributor');
    letters.unreachable.add(tom.accountId);
    const reminderIds: ReminderId[] = [];
    for (const { accountId } of [mia, tom, mia]) {
      const [planId, id] = [await plan(owner, accountId), newId<ReminderId>()];
      await sql(
        owner,
        `insert into reminder (organization_id, id, plan_id, step, recipient_id, due_at, state)
         values ($1, $2, $3, '2199-01-31/due', $4, now() - interval '1 minute', 'enqueued')`,
        [owner.context.organizationId, id, planId, accountId],
      );
      reminderIds.push(id);
    }
    await worker.db.transaction(owner.context, (tx) =>
      worker.app.get(Events).publish(tx, 'reminder.due', { reminderIds }),
    );
    await eventually(() => expect(letters.asked).toBeGreaterThanOrEqual(2));
    expect(letters.sent.map(({ recipient }) => recipient)).toEqual([mia.accountId, mia.accountId]);
    letters.unreachable.clear();
    await handled(owner);
    expect(letters.sent.map(({ recipient }) => recipient)).toEqual([mia.accountId, mia.accountId, tom.accountId]);
    expect(new Set(letters.sent.map(({ id }) => id)).size).toBe(3);
    expect((await deliveries(owner)).filter(({ channel }) => channel === 'in-app')).toEqual(
      [1, 1, 1].map((attempts) => ({ channel: 'in-app', state: 'delivered', attempts })),
    );
    expect(await sql(owner, "select from reminder where state = 'delivered'")).toHaveLength(3);
  });
});
