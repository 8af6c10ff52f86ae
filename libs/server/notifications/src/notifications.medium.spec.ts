import {
  type AccountId,
  type ActionPlanId,
  type EventName,
  type EventPayload,
  type EvidenceId,
  LIVE,
  type NotificationId,
  notificationsApi,
  NotificationView,
  sessionApi,
} from '@certitude/contracts';
import { asOwner, Bus, Events, newId, type TenantContext } from '@certitude/server/core';
import { EventWorker, JobRegistry } from '@certitude/server/core/testing';
import { IdentityHttpModule, IdentityModule } from '@certitude/server/identity';
import { OrganizationsModule } from '@certitude/server/organizations';
import {
  eventually,
  givenAssessment,
  type GivenAssessment,
  type GivenMember,
  ProblemAnswer,
  testServer,
  type TestServer,
  testWorker,
  type TestWorker,
} from '@certitude/server/testing';
import { type Socket } from 'socket.io-client';
import { NotificationsHttpModule } from './notifications-http.module';
import { NotificationsJobsModule } from './notifications-jobs.module';

const TOLD: EventName[] = [
  'reminder.due',
  'plan.assigned',
  'response.submitted',
  'response.reviewed',
  'response.assigned',
  'response.invited',
  'assessment.granted',
  'evidence.reviewed',
  'review.asked',
];

describe('notifications', () => {
  let server: TestServer;
  let worker: TestWorker;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    server = await testServer({
      modules: [IdentityModule, IdentityHttpModule, OrganizationsModule, NotificationsHttpModule],
    });
    worker = await testWorker({
      modules: [NotificationsJobsModule],
      database: server.database,
      queue: { events: TOLD },
    });
  });
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.close();
  });
  afterAll(async () => {
    await worker.close();
    await server.close();
  });

  const at = (who: GivenMember) => ({ organizationId: who.context.organizationId });
  const list = (who: GivenMember) => server.as(who).call(notificationsApi.list, { params: at(who) });
  const titles = async (who: GivenMember) => (await list(who)).items.map(({ title }) => title);
  const publish = <N extends EventName>({ context }: GivenMember, name: N, payload: EventPayload<N>) =>
    server.db.transaction(context, (tx) => server.app.get(Events).publish(tx, name, payload));
  /** Until every event of the organization was handled. */
  const handled = ({ context }: { readonly context: TenantContext }) =>
    eventually(async () => {
      const waiting = await server.db.transaction(context, (tx) =>
        tx.query('select from outbox where handled_at is null'),
      );
      expect(waiting).toHaveLength(0);
    });
  const plan = async (by: GivenMember, { assessmentId, responses }: GivenAssessment, responsible: AccountId) => {
    const id = newId<ActionPlanId>();
    await server.db.transaction(by.context, (tx) =>
      tx.query(
        `insert into action_plan (organization_id, id, assessment_id, response_id, title, target_level, responsible_id,
           priority, status, created_by) values ($1, $2, $3, $4, 'Rotate the root key', 4, $5, 'medium', 'planned', $6)`,
        [tx.organizationId, id, assessmentId, responses[0]?.id, responsible, by.accountId],
      ),
    );
    return id;
  };
  /** One notification for the person, as any event makes it. */
  const told = async (owner: GivenMember, person: GivenMember) => {
    const assessment = await givenAssessment(server, owner);
    const planId = await plan(owner, assessment, person.accountId);
    await publish(owner, 'plan.assigned', { planId, by: owner.accountId, responsible: person.accountId });
  };
  const pair = async () => {
    const owner = await server.given.organization();
    return { owner, mia: await server.given.member(owner, 'contributor') };
  };
  const connect = async (who: GivenMember): Promise<{ socket: Socket; received: unknown[] }> => {
    const socket = server.as(who).socket();
    sockets.push(socket);
    const received: unknown[] = [];
    socket.on(LIVE.notification, (notification: unknown) => received.push(notification));
    await eventually(() => expect(socket.connected).toBe(true));
    return { socket, received };
  };

  it('tell a person of the plan they are given, unless they took it themselves', async () => {
    const { owner, mia } = await pair();
    const assessment = await givenAssessment(server, owner);
    const planId = await plan(owner, assessment, mia.accountId);
    await publish(owner, 'plan.assigned', { planId, by: owner.accountId, responsible: mia.accountId });
    await publish(owner, 'plan.assigned', { planId, by: mia.accountId, responsible: mia.accountId });
    // Gone on to Mia by then.
    await publish(owner, 'plan.assigned', { planId, by: mia.accountId, responsible: owner.accountId });
    await handled(owner);
    expect((await list(mia)).items).toEqual([
      {
        id: expect.any(String),
        organizationId: owner.context.organizationId,
        kind: 'plan-assigned',
        title: 'Action plan “Rotate the root key” in Yearly assessment is assigned to you',
        link: `/o/${owner.context.organizationId}/plans/${planId}`,
        createdAt: expect.any(String),
        readAt: null,
      },
    ]);
    expect(await titles(owner)).toEqual([]);
  });

  it('tell the reviewer of an answer that waits, and nobody when none is named', async () => {
    const { owner, mia } = await pair();
    for (const reviewer of [owner.accountId, null]) {
      const answers = [{ status: 'ready-for-review', reviewer }] as const;
      const { assessmentId, responses } = await givenAssessment(server, owner, { answers });
      const responseId = responses[0]?.id ?? newId();
      await publish(owner, 'response.submitted', { assessmentId, responseId, by: mia.accountId, reviewer });
    }
    await handled(owner);
    expect(await titles(owner)).toEqual(['“Vision” in Yearly assessment waits for your review']);
    expect(await titles(mia)).toEqual([]);
  });

  it('tell authors and owner once what was decided', async () => {
    const { owner, mia } = await pair();
    const [tom, rita] = [await server.given.member(owner, 'assessor'), await server.given.member(owner, 'reviewer')];
    const answers = [{ owner: mia.accountId, status: 'changes-requested' }] as const;
    const { assessmentId, responses } = await givenAssessment(server, owner, { answers });
    await publish(owner, 'response.reviewed', {
      assessmentId,
      responseId: responses[0]?.id ?? newId(),
      by: rita.accountId,
      status: 'changes-requested',
      authors: [mia.accountId, tom.accountId],
    });
    await handled(owner);
    for (const person of [mia, tom])
      expect(await titles(person)).toEqual(['“Vision” in Yearly assessment needs changes']);
    for (const person of [rita, owner]) expect(await titles(person)).toEqual([]);
  });

  it('tell the owner of an answer and the author of evidence', async () => {
    const { owner, mia } = await pair();
    const { assessmentId, responses } = await givenAssessment(server, owner, { answers: [{ owner: mia.accountId }] });
    const evidenceId = newId<EvidenceId>();
    await asOwner(server.database.ownerUrl, async ({ query }) => {
      const { organizationId } = owner.context;
      await query("select set_config('app.organization_id', $1, true)", [organizationId]);
      await query("insert into evidence (organization_id, id, title, created_by) values ($1, $2, 'Key ceremony', $3)", [
        organizationId,
        evidenceId,
        mia.accountId,
      ]);
      await query(
        `insert into evidence_revision (organization_id, id, evidence_id, number, state, kind, statement, hash, created_by)
         values ($1, $2, $3, 1, 'accepted', 'statement', 'It was held.', 'hash', $4)`,
        [organizationId, newId(), evidenceId, mia.accountId],
      );
    });
    const responseId = responses[0]?.id ?? newId();
    await publish(owner, 'response.assigned', { assessmentId, responseId, by: owner.accountId, owner: mia.accountId });
    await publish(owner, 'evidence.reviewed', {
      evidenceId,
      by: owner.accountId,
      decision: 'accepted',
      author: mia.accountId,
    });
    await handled(owner);
    expect(new Set(await titles(mia))).toEqual(
      new Set(['“Vision” in Yearly assessment is assigned to you', 'Evidence “Key ceremony” was accepted']),
    );
  });

  it('tell who is invited to answer, unless that was withdrawn meanwhile', async () => {
    const { owner, mia } = await pair();
    const tom = await server.given.member(owner, 'contributor');
    const { assessmentId, responses } = await givenAssessment(server, owner);
    const responseId = responses[0]?.id ?? newId();
    await server.db.transaction(owner.context, (tx) =>
      tx.query(
        `insert into response_contributor (organization_id, assessment_id, response_id, account_id, invited_by, invited_at)
         values ($1, $2, $3, $4, $5, now())`,
        [tx.organizationId, assessmentId, responseId, mia.accountId, owner.accountId],
      ),
    );
    for (const { accountId: invited } of [mia, tom])
      await publish(owner, 'response.invited', { assessmentId, responseId, by: owner.accountId, invited });
    await handled(owner);
    expect((await list(mia)).items).toMatchObject([
      { kind: 'response-invited', title: 'You are invited to answer “Vision” in Yearly assessment' },
    ]);
    expect(await titles(tom)).toEqual([]);
  });

  it('tell a guest auditor that they were let in, and of what happens there, as long as they may see it', async () => {
    const { owner } = await pair();
    const guest = await server.given.member(owner, 'guest-auditor');
    const answers = [{ status: 'ready-for-review', reviewer: guest.accountId }] as const;
    const [granted, over, hidden] = [
      await givenAssessment(server, owner, { name: 'Granted', answers }),
      await givenAssessment(server, owner, { name: 'Over', answers }),
      await givenAssessment(server, owner, { name: 'Hidden', answers }),
    ];
    for (const [{ assessmentId }, until] of [
      [granted, '2199-12-31'],
      [over, '2020-01-01'],
    ] as const)
      await server.db.transaction(owner.context, (tx) =>
        tx.query(
          `insert into guest_grant (organization_id, assessment_id, account_id, until_on, granted_by, granted_at)
           values ($1, $2, $3, $4, $5, now())`,
          [tx.organizationId, assessmentId, guest.accountId, until, owner.accountId],
        ),
      );
    for (const { assessmentId, responses } of [granted, over, hidden]) {
      await publish(owner, 'assessment.granted', { assessmentId, by: owner.accountId, guest: guest.accountId });
      await publish(owner, 'response.submitted', {
        assessmentId,
        responseId: responses[0]?.id ?? newId(),
        by: owner.accountId,
        reviewer: guest.accountId,
      });
    }
    const planId = await plan(owner, granted, guest.accountId);
    await publish(owner, 'plan.assigned', { planId, by: owner.accountId, responsible: guest.accountId });
    await handled(owner);
    expect(new Set(await titles(guest))).toEqual(
      new Set(['You are invited to review Granted', '“Vision” in Granted waits for your review']),
    );
  });

  it('never tell former members', async () => {
    const { owner, mia } = await pair();
    await server.db.transaction(owner.context, (tx) =>
      tx.query('update member set removed_at = now() where account_id = $1', [mia.accountId]),
    );
    await told(owner, mia);
    await handled(owner);
    const rows = await server.db.transaction(owner.context, (tx) => tx.query('select from notification'));
    expect(rows).toHaveLength(0);
  });

  it('come once although the event comes twice', async () => {
    const { owner, mia } = await pair();
    const assessment = await givenAssessment(server, owner);
    const planId = await plan(owner, assessment, mia.accountId);
    const envelope = {
      id: newId(),
      organizationId: owner.context.organizationId,
      name: 'plan.assigned',
      payload: { planId, by: owner.accountId, responsible: mia.accountId },
    };
    const events = worker.app.get(EventWorker);
    const again = { ...envelope, handler: 'plan-assigned/in-app' };
    await Promise.all([events.handle(again), events.handle(again)]);
    await events.handle(again);
    // As a worker of the version before called it.
    await events.handle({ ...envelope, handler: 'NotificationJobs.planAssigned' });
    expect(await titles(mia)).toHaveLength(1);
  });

  it('of the kinds that the version before knew are still told by the jobs that its workers made', () => {
    const jobs = worker.app
      .get(JobRegistry)
      .jobs()
      .filter(({ formerly }) => formerly !== undefined);
    expect(jobs.map(({ handler, formerly }) => [handler, formerly])).toEqual([
      ['plan-due/in-app', 'NotificationJobs.remindersDue'],
      ['plan-assigned/in-app', 'NotificationJobs.planAssigned'],
      ['response-review/in-app', 'NotificationJobs.responseSubmitted'],
      ['response-decided/in-app', 'NotificationJobs.responseReviewed'],
      ['evidence-decided/in-app', 'NotificationJobs.evidenceReviewed'],
      ['response-assigned/in-app', 'NotificationJobs.responseAssigned'],
      ['response-invited/in-app', 'NotificationJobs.responseInvited'],
      ['assessment-granted/in-app', 'NotificationJobs.assessmentGranted'],
      ['review-asked/in-app', 'NotificationJobs.reviewAsked'],
    ]);
  });

  it('keep what they tell, and say it whatever became of the sentence that was made of it', async () => {
    const { owner, mia } = await pair();
    await told(owner, mia);
    await handled(owner);
    const [before] = (await list(mia)).items;
    const rows = await server.db.transaction(owner.context, async (tx) => {
      await tx.query('update notification set title = null, link = null');
      return tx.query('select kind, subject_type, subject_id, parameters from notification');
    });
    expect(rows).toEqual([
      {
        kind: 'plan-assigned',
        subject_type: 'plan',
        subject_id: expect.any(String),
        parameters: { plan: 'Rotate the root key', assessment: 'Yearly assessment' },
      },
    ]);
    expect((await list(mia)).items).toEqual([before]);
  });

  it('of versions before say what they said, and are readable to processes of the version before', async () => {
    const { owner, mia } = await pair();
    await told(owner, mia);
    await handled(owner);
    const [mine] = (await list(mia)).items;
    const { title, link } = mine ?? {};
    await server.db.transaction(owner.context, async (tx) => {
      expect(await tx.query('select title, link from notification')).toEqual([{ title, link }]);
      await tx.query(
        "update notification set subject_type = null, subject_id = null, parameters = null, title = 'Once.'",
      );
    });
    expect((await list(mia)).items).toEqual([{ ...mine, title: 'Once.' }]);
  });

  it('do nothing for ids of another organization', async () => {
    const { owner, mia } = await pair();
    const stranger = await server.given.organization();
    const assessment = await givenAssessment(server, owner);
    const planId = await plan(owner, assessment, mia.accountId);
    await publish(stranger, 'plan.assigned', { planId, by: stranger.accountId, responsible: mia.accountId });
    await publish(stranger, 'response.submitted', {
      assessmentId: assessment.assessmentId,
      responseId: assessment.responses[0]?.id ?? newId(),
      by: stranger.accountId,
      reviewer: mia.accountId,
    });
    await handled(stranger);
    expect(await titles(mia)).toEqual([]);
  });

  describe('of a person', () => {
    it('are their own: nobody else lists or reads them', async () => {
      const { owner, mia } = await pair();
      await told(owner, mia);
      await handled(owner);
      const [mine] = (await list(mia)).items;
      expect(await titles(owner)).toEqual([]);
      const read = (who: GivenMember) =>
        server.as(who).call(notificationsApi.read, { params: { ...at(who), notificationId: mine?.id ?? newId() } });
      const stranger = await server.given.organization();
      for (const other of [owner, stranger])
        await expect(read(other)).rejects.toMatchObject({ problem: { code: 'not-found' } });
      await expect(read(mia)).resolves.toEqual({ done: true });
      await expect(server.as(stranger).call(notificationsApi.list, { params: at(mia) })).rejects.toBeInstanceOf(
        ProblemAnswer,
      );
    });

    it('are counted until they are read, one by one or all at once', async () => {
      const { owner, mia } = await pair();
      for (let count = 0; count < 3; count++) await told(owner, mia);
      await handled(owner);
      const { items, unread } = await list(mia);
      expect(unread).toBe(3);
      const params = { ...at(mia), notificationId: items[0]?.id ?? newId<NotificationId>() };
      await server.as(mia).call(notificationsApi.read, { params });
      await server.as(mia).call(notificationsApi.read, { params });
      expect((await list(mia)).unread).toBe(2);
      await server.as(mia).call(notificationsApi.readAll, { params: at(mia) });
      expect((await list(mia)).unread).toBe(0);
    });

    it('come newest first, page after page', async () => {
      const { owner, mia } = await pair();
      for (let count = 0; count < 3; count++) {
        await told(owner, mia);
        await handled(owner);
      }
      const all = (await list(mia)).items.map(({ id }) => id);
      const first = await server.as(mia).call(notificationsApi.list, { params: at(mia), query: { limit: 2 } });
      const second = await server.as(mia).call(notificationsApi.list, {
        params: at(mia),
        query: { limit: 2, after: first.next ?? '' },
      });
      expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all);
      expect(all).toEqual([...all].sort().reverse());
      expect(second.next).toBeNull();
    });
  });

  describe('in open browsers', () => {
    it('appear at once in every tab of the person, and in nobody else’s', async () => {
      const { owner, mia } = await pair();
      const [one, two, other] = [await connect(mia), await connect(mia), await connect(owner)];
      await told(owner, mia);
      await eventually(() => {
        expect(one.received).toHaveLength(1);
        expect(two.received).toHaveLength(1);
      });
      expect(NotificationView.parse(one.received[0])).toEqual((await list(mia)).items[0]);
      expect(other.received).toEqual([]);
    });

    it('are read from the table, whatever a hint says', async () => {
      const { owner, mia } = await pair();
      const stranger = await server.given.organization();
      const [browser, foreign] = [await connect(mia), await connect(stranger)];
      await told(owner, mia);
      await eventually(() => expect(browser.received).toHaveLength(1));
      const [mine] = (await list(mia)).items;
      const bus = worker.app.get(Bus);
      const id = mine?.id ?? newId<NotificationId>();
      const hint = ({ context: { organizationId } }: GivenMember, { accountId }: GivenMember) =>
        bus.publish({ topic: 'notification', organizationId, told: [[accountId, id]] });
      hint(owner, stranger);
      hint(stranger, mia);
      // Hints of one sender come in order: when this one has arrived, the others have been looked at.
      hint(owner, mia);
      await eventually(() => expect(browser.received).toHaveLength(2));
      expect(foreign.received).toEqual([]);
    });

    it('do not appear any more after signing out', async () => {
      const { owner, mia } = await pair();
      const { received } = await connect(mia);
      await told(owner, mia);
      await eventually(() => expect(received).toHaveLength(1));
      await server.as(mia).call(sessionApi.signOut, {});
      const witness = await connect(owner);
      await told(owner, mia);
      await told(mia, owner);
      await eventually(() => expect(witness.received).toHaveLength(1));
      await handled(owner);
      expect(received).toHaveLength(1);
    });
  });
});
