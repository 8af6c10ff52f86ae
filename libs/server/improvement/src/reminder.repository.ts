import { type AccountId, type ActionPlanId, type OrganizationId, type ReminderId } from '@certitude/contracts';
import { found, newId, TenantDatabase, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { Any, LessThanOrEqual } from 'typeorm';
import { ReminderEntity } from './entities/reminder.entity';
import { type DueReminder, type DueStep } from './reminder-ladder';

/** A reminder that is on its way, or there. */
export interface SentReminder {
  readonly id: ReminderId;
  readonly planId: ActionPlanId;
  readonly recipient: AccountId;
  readonly step: string;
  readonly state: 'enqueued' | 'delivered';
  /** The plan's date as it is now. */
  readonly dueOn: string;
  /** Whether the person has, or is about to get, a later one of the same plan. */
  readonly isOvertaken: boolean;
}

/** In one order, so that two who lock several never wait for each other. */
const LOCK_PLANS = `select from action_plan where id in (select plan_id from reminder where id = any ($1::uuid[]))
  order by id for no key update`;

/** Reminders: which are due, and what became of them. */
@Injectable()
export class ReminderRepository {
  constructor(@Inject(TenantDatabase) private readonly db: TenantDatabase) {}

  /** Organizations in which something is due, in the order of their ids, after one of them. */
  async organizationsWithDue(now: Date, after: OrganizationId | null, most: number): Promise<OrganizationId[]> {
    const rows = await this.db.global<{ id: OrganizationId }>(
      'select organization_id as id from organizations_with_due_reminders($1, $2, $3)',
      [now, after, most],
    );
    return rows.map(({ id }) => id);
  }

  /** The longest due first. */
  async due(tx: TenantTransaction, now: Date, most: number): Promise<ReminderId[]> {
    const where = { state: 'waiting', archived: false, dueAt: LessThanOrEqual(now) } as const;
    const order = { dueAt: 'ASC', id: 'ASC' } as const;
    const rows = await tx.repository(ReminderEntity).find(['id'], { where, order, most });
    return rows.map(({ id }) => id);
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
      `insert into reminder (organization_id, plan_id, recipient_id, id, step, due_at, archived)
       select $1, $2, $3, s.id, s.step, s.due_at,
         exists (select from action_plan p where p.organization_id = $1 and p.id = $2 and p.archived_at is not null)
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
    await tx.query(LOCK_PLANS, [ids]);
    return tx.query<DueReminder>(
      `select id, plan_id as "planId", recipient_id as recipient, due_at as "dueAt" from reminder
       where state = 'waiting' and not archived and due_at <= $2
         and plan_id in (select plan_id from reminder where id = any ($1::uuid[]))`,
      [ids, now],
    );
  }

  async setState(
    tx: TenantTransaction,
    ids: readonly ReminderId[],
    state: 'enqueued' | 'delivered' | 'cancelled',
  ): Promise<void> {
    if (ids.length > 0) await tx.repository(ReminderEntity).update({ id: Any(ids) }, { state });
  }

  /** Reminders that the queue carries, or brought before, without those that were taken back. Holds their plans. */
  async lockSent(tx: TenantTransaction, ids: readonly ReminderId[], now: Date): Promise<SentReminder[]> {
    await tx.query(LOCK_PLANS, [ids]);
    return tx.query<SentReminder>(
      `select r.id, r.plan_id as "planId", r.recipient_id as recipient, r.step, r.state, p.due_on::text as "dueOn", exists (
           select from reminder l
           where l.organization_id = r.organization_id and l.plan_id = r.plan_id and l.recipient_id = r.recipient_id
             and l.due_at > r.due_at and l.due_at <= $2 and l.state <> 'cancelled') as "isOvertaken"
       from reminder r
       join action_plan p on p.organization_id = r.organization_id and p.id = r.plan_id
       where r.id = any ($1::uuid[]) and r.state in ('enqueued', 'delivered') and p.due_on is not null
         and not r.archived
       order by r.id`,
      [ids, now],
    );
  }
}
