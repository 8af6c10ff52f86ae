import { type AccountId, type ActionPlanId, type ReminderId } from '@certitude/contracts';
import { dateIn, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type PlanState } from './plan.repository';
import { daysBetween, dueSteps, isStepOf, ladderOf } from './reminder-ladder';
import { ReminderRepository, type SentReminder } from './reminder.repository';

/** Whom to remind of a plan that is due. */
export interface DueNotice {
  readonly id: ReminderId;
  readonly planId: ActionPlanId;
  readonly recipient: AccountId;
  /** Days until the due date, in the organization's zone; negative when it is past. */
  readonly days: number;
}

/** Reminders of due dates: planned with the plan, delivered by whoever tells people. */
@Injectable()
export class Reminders {
  constructor(@Inject(ReminderRepository) private readonly reminders: ReminderRepository) {}

  /** Makes the reminders fit a plan that was made or changed. The caller holds the plan's row. */
  async replan(tx: TenantTransaction, plan: PlanState, now: Date): Promise<void> {
    const timeZone = await this.reminders.timeZone(tx);
    const { id, responsible } = plan;
    // What is due but not yet sent stays: a change of the title must not swallow it.
    const keys = ladderOf(plan, timeZone).map(({ key }) => key);
    await this.reminders.cancelOthers(tx, id, { recipient: responsible, keys });
    if (responsible !== null) await this.reminders.add(tx, id, responsible, dueSteps(plan, timeZone, now));
  }

  /**
   * Marks reminders as delivered. The caller tells the people in the same transaction, so both happen or neither; and may
   * ask again, when another way to a person is still to be tried.
   * @returns what is still to be said; nothing that was taken back, is of another date, or has a later one that is due
   */
  async deliver(tx: TenantTransaction, ids: readonly ReminderId[], now: Date): Promise<DueNotice[]> {
    const sent = await this.reminders.lockSent(tx, ids, now);
    const onTheirWay = sent.filter(({ state }) => state === 'enqueued');
    await this.reminders.setState(tx, idsOf(onTheirWay.filter(isOutdated)), 'cancelled');
    await this.reminders.setState(tx, idsOf(onTheirWay.filter((one) => !isOutdated(one))), 'delivered');
    const due = sent.filter((one) => !isOutdated(one));
    if (due.length === 0) return [];
    const today = dateIn(await this.reminders.timeZone(tx), now);
    return due.map(({ id, planId, recipient, dueOn }) => ({ id, planId, recipient, days: daysBetween(today, dueOn) }));
  }
}

const isOutdated = ({ isOvertaken, step, dueOn }: SentReminder): boolean => isOvertaken || !isStepOf(step, dueOn);

const idsOf = (reminders: readonly { readonly id: ReminderId }[]): ReminderId[] => reminders.map(({ id }) => id);
