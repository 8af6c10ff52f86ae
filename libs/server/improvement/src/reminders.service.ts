import { type AccountId, type ActionPlanId, type ReminderId } from '@certitude/contracts';
import { dateIn, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type PlanState } from './plan.repository';
import { daysBetween, dueSteps, ladderOf } from './reminder-ladder';
import { ReminderRepository } from './reminder.repository';

/** What a person is to be told about a plan that is due. */
export interface DueNotice {
  readonly planId: ActionPlanId;
  readonly recipient: AccountId;
  readonly title: string;
  readonly assessmentName: string;
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
   * Marks a reminder as delivered. The caller tells the person in the same transaction, so both happen or neither.
   * @returns what to say; null when there is nothing to say any more: delivered before, taken back, or a later one is due
   */
  async deliver(tx: TenantTransaction, id: ReminderId, now: Date): Promise<DueNotice | null> {
    const reminder = await this.reminders.lockOnItsWay(tx, id);
    if (!reminder?.dueOn) return null;
    const isOutdated = await this.reminders.hasLater(tx, reminder, now);
    await this.reminders.setState(tx, [id], isOutdated ? 'cancelled' : 'delivered');
    if (isOutdated) return null;
    const { planId, recipient, title, assessmentName, dueOn } = reminder;
    const today = dateIn(await this.reminders.timeZone(tx), now);
    return { planId, recipient, title, assessmentName, days: daysBetween(today, dueOn) };
  }
}
