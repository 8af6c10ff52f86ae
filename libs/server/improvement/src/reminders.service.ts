import { type AccountId, type ActionPlanId, type ReminderId } from '@certitude/contracts';
import { dateIn, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type PlanState } from './plan.repository';
import { daysBetween, dueSteps, ladderOf } from './reminder-ladder';
import { ReminderRepository } from './reminder.repository';

/** What a person is to be told about a plan that is due. */
export interface DueNotice {
  readonly reminderId: ReminderId;
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
   * Marks reminders as delivered. The caller tells the people in the same transaction, so both happen or neither.
   * @returns what to say; nothing of what was delivered before, was taken back, or has a later one that is due
   */
  async deliver(tx: TenantTransaction, ids: readonly ReminderId[], now: Date): Promise<DueNotice[]> {
    const found = await this.reminders.lockOnTheirWay(tx, ids, now);
    const [outdated, due] = [found.filter((one) => one.isOutdated), found.filter((one) => !one.isOutdated)];
    await this.reminders.setState(tx, idsOf(outdated), 'cancelled');
    await this.reminders.setState(tx, idsOf(due), 'delivered');
    if (due.length === 0) return [];
    const today = dateIn(await this.reminders.timeZone(tx), now);
    return due.map(({ id, planId, recipient, title, assessmentName, dueOn }) => ({
      reminderId: id,
      planId,
      recipient,
      title,
      assessmentName,
      days: daysBetween(today, dueOn),
    }));
  }
}

const idsOf = (reminders: readonly { readonly id: ReminderId }[]): ReminderId[] => reminders.map(({ id }) => id);
