import { type AccountId, type ActionPlanId, type OrganizationId, type ReminderId } from '@certitude/contracts';
import { found, newId, TenantDatabase, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type DueReminder, type DueStep } from './reminder-ladder';

/** A reminder on its way, with what it reminds of. */
export interface ReminderOnItsWay {
  readonly planId: ActionPlanId;
  readonly recipient: AccountId;
  readonly dueAt: Date;
  readonly title: string;
  readonly assessmentName: string;
  readonly dueOn: string | null;
}

/** Reminders: which are due, and what became of them. */
@Injectable()
export class ReminderRepository {
  constructor(@Inject(TenantDatabase) private readonly db: TenantDatabase) {}

  /** Of every organization, the longest due first. */
  due(now: Date, most: number): Promise<{ organizationId: OrganizationId; id: ReminderId }[]> {
    return this.db.global('select organization_id as "organizationId", id from reminders_due($1, $2)', [now, most]);
  }

  /** The IANA time zone in which the organization's dates are meant. */
  async timeZone(tx: TenantTransaction): Promise<string> {
    const [row] = await tx.query<{ timeZone: string }>('select time_zone as "timeZone" from organization');
    return found(row).timeZone;
  }

  /** Takes back what has not been sent, except these steps of this person. */
  async cancelOthers(
    tx: TenantTransaction,
    planId: ActionPlanId,
    keep: { readonly recipient: AccountId | null; readonly keys: readonly string[] },
  ): Promise<void> {
    await tx.query(
      `update reminder set state = 'cancelled'
       where plan_id = $1 and state in ('waiting', 'enqueued')
         and not (recipient_id is not distinct from $2 and step = any ($3::text[]))`,
      [planId, keep.recipient, keep.keys],
    );
  }

  /** Adds steps, or brings back what was taken back. What was sent stays sent. */
  async add(
    tx: TenantTransaction,
    planId: ActionPlanId,
    recipient: AccountId,
    steps: readonly DueStep[],
  ): Promise<void> {
    await tx.query(
      `insert into reminder (organization_id, plan_id, recipient_id, id, step, due_at)
       select $1, $2, $3, s.id, s.step, s.due_at
       from unnest($4::uuid[], $5::text[], $6::timestamptz[]) as s(id, step, due_at)
       on conflict (organization_id, plan_id, step, recipient_id) do update
         set state = 'waiting', due_at = excluded.due_at
         where reminder.state in ('waiting', 'cancelled')`,
      [
        tx.organizationId,
        planId,
        recipient,
        steps.map(() => newId<ReminderId>()),
        steps.map(({ key }) => key),
        steps.map(({ dueAt }) => dueAt),
      ],
    );
  }

  /** Every reminder that is due of the plans these are of. Holds the plans, whose rows guard their reminders. */
  async lockDue(tx: TenantTransaction, ids: readonly ReminderId[], now: Date): Promise<DueReminder[]> {
    await tx.query(
      `select from action_plan where id in (select plan_id from reminder where id = any ($1::uuid[]))
       order by id for no key update`,
      [ids],
    );
    return tx.query<DueReminder>(
      `select id, plan_id as "planId", recipient_id as recipient, due_at as "dueAt" from reminder
       where state = 'waiting' and due_at <= $2
         and plan_id in (select plan_id from reminder where id = any ($1::uuid[]))`,
      [ids, now],
    );
  }

  async setState(
    tx: TenantTransaction,
    ids: readonly ReminderId[],
    state: 'enqueued' | 'delivered' | 'cancelled',
  ): Promise<void> {
    await tx.query('update reminder set state = $2 where id = any ($1::uuid[])', [ids, state]);
  }

  /** A reminder that the queue carries; nothing when it was delivered or taken back. Holds its plan. */
  async lockOnItsWay(tx: TenantTransaction, id: ReminderId): Promise<ReminderOnItsWay | undefined> {
    await tx.query(
      'select from action_plan where id = (select plan_id from reminder where id = $1) for no key update',
      [id],
    );
    const [row] = await tx.query<ReminderOnItsWay>(
      `select r.plan_id as "planId", r.recipient_id as recipient, r.due_at as "dueAt", p.title, p.due_on::text as "dueOn",
         a.name as "assessmentName"
       from reminder r
       join action_plan p on p.organization_id = r.organization_id and p.id = r.plan_id
       join assessment a on a.organization_id = p.organization_id and a.id = p.assessment_id
       where r.id = $1 and r.state = 'enqueued'`,
      [id],
    );
    return row;
  }

  /** Whether the person has, or is about to get, a later reminder of the same plan. */
  async hasLater(tx: TenantTransaction, reminder: ReminderOnItsWay, now: Date): Promise<boolean> {
    const rows = await tx.query(
      `select from reminder
       where plan_id = $1 and recipient_id = $2 and due_at > $3 and due_at <= $4 and state <> 'cancelled' limit 1`,
      [reminder.planId, reminder.recipient, reminder.dueAt, now],
    );
    return rows.length === 1;
  }
}
