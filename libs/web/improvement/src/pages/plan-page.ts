import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  awaitsVerification,
  mayEditPlan,
  mayTick,
  mayWorkOn,
  offeredStatuses,
  type PlanStatus,
  type PlanTaskView,
  type PlanView,
} from '@certitude/contracts';
import { Session, Toasts, fillTopBar, loadable } from '@certitude/web/core';
import {
  Deciders,
  ObjectActions,
  PersonById,
  PlanElements,
  Responsible,
  PlanDue,
  PlanLevels,
  Plans,
  type ArchivableObject,
  type JudgedPlace,
} from '@certitude/web/parts';
import {
  Button,
  Card,
  Deadline,
  ErrorState,
  Markdown,
  Notice,
  PLAN_FACES,
  PRIORITY_FACES,
  PageHeader,
  Skeleton,
  StatusBadge,
} from '@certitude/web/ui';
import { Dialogs } from '@certitude/web/ui/overlays';
import { statusAction } from '../status-action';
import { PlanDialog } from './plan-dialog';
import { TaskForm } from './task-form';

/** One action plan: what it aims at, who does it until when, its tasks. */
@Component({
  selector: 'certitude-plan-page',
  imports: [
    Button,
    Card,
    Deadline,
    Deciders,
    ErrorState,
    Markdown,
    Notice,
    ObjectActions,
    PageHeader,
    PersonById,
    PlanElements,
    Responsible,
    PlanDue,
    PlanLevels,
    RouterLink,
    Skeleton,
    StatusBadge,
    TaskForm,
  ],
  templateUrl: './plan-page.html',
  styleUrl: './plan-page.scss',
})
export class PlanPage {
  readonly #plans = inject(Plans);
  readonly #session = inject(Session);
  readonly #toasts = inject(Toasts);
  readonly #dialogs = inject(Dialogs);
  readonly planId = input.required<string>();
  protected readonly faces = PLAN_FACES;
  protected readonly priorities = PRIORITY_FACES;
  protected readonly action = statusAction;
  protected readonly plan = loadable({
    params: () => this.planId(),
    load: (id, signal) => this.#plans.get(id, signal),
  });
  protected readonly mayChange = computed(() => {
    const [plan, actor] = [this.plan.value(), this.#session.actor()];
    return plan !== undefined && actor !== null && mayEditPlan(actor, plan);
  });
  protected readonly offered = computed(() => {
    const [plan, actor] = [this.plan.value(), this.#session.actor()];
    return plan && actor ? offeredStatuses(actor, plan) : [];
  });
  /** While somebody is to verify it. */
  protected readonly judged = computed<JudgedPlace | null>(() => {
    const plan = this.plan.value();
    return plan && awaitsVerification(plan) ? { kind: 'plan', planId: plan.id } : null;
  });
  protected readonly mayAsk = computed(() => {
    const [plan, actor] = [this.plan.value(), this.#session.actor()];
    return plan !== undefined && actor !== null && mayWorkOn(actor, plan);
  });

  constructor() {
    fillTopBar({
      crumbs: () => [
        { label: 'Action plans', link: ['/o', this.#session.requireOrganization(), 'plans'] },
        { label: this.plan.value()?.title ?? '…' },
      ],
    });
  }

  protected requirementLink({ assessmentId, responseId }: PlanView): readonly string[] {
    return ['/o', this.#session.requireOrganization(), 'assessments', assessmentId, 'responses', responseId];
  }

  protected object({ id, title, createdBy, archivedAt, status }: PlanView): ArchivableObject {
    const list = ['/o', this.#session.requireOrganization(), 'plans'];
    const of = { kind: 'plan', id, name: title, createdBy, archivedAt, isDraft: status === 'draft' } as const;
    return { ...of, list, link: [...list, id] };
  }

  protected async move(plan: PlanView, status: PlanStatus): Promise<void> {
    if (status === 'done' && !(await this.#isDone(plan))) return;
    await this.#change(() => this.#plans.changeStatus(this.planId(), plan.status, status));
    const moved = this.plan.value();
    if (status === 'verified' && moved?.status === 'verified') await this.#offerLevel(moved);
  }

  protected async edit(plan: PlanView): Promise<void> {
    const edited = await this.#dialogs.open<PlanView, PlanView>(PlanDialog, { data: plan, width: 560 });
    if (edited) this.plan.set(edited);
  }

  /** The person whom a task is assigned to ticks it, whoever the plan belongs to. */
  protected mayTick(plan: PlanView, task: PlanTaskView): boolean {
    const actor = this.#session.actor();
    return actor !== null && mayTick(actor, plan, task);
  }

  protected tick({ id }: PlanTaskView, done: boolean): Promise<void> {
    return this.#change(() => this.#plans.tickTask(this.planId(), id, done));
  }

  protected async removeTask(task: PlanTaskView): Promise<void> {
    const question = {
      title: `Remove “${task.title}”?`,
      text: 'The task disappears from the plan.',
      action: 'Remove task',
    };
    if (await this.#dialogs.confirm(question)) await this.#change(() => this.#plans.removeTask(this.planId(), task.id));
  }

  /** Asks about tasks that are still open. */
  async #isDone({ tasks }: PlanView): Promise<boolean> {
    const open = tasks.filter(({ done }) => !done);
    return (
      open.length === 0 ||
      this.#dialogs.confirm({
        title: `Done, with ${open.length} open ${open.length === 1 ? 'task' : 'tasks'}?`,
        text: `Not ticked yet: ${open.map(({ title }) => title).join(', ')}. They stay as they are.`,
        action: 'Done all the same',
        tone: 'primary',
      })
    );
  }

  /** The level that was reached is what the answer should say, when it does not and this person may answer. */
  async #offerLevel(plan: PlanView): Promise<void> {
    if (!this.#session.can('response:answer-any') || plan.currentLevel >= plan.targetLevel) return;
    const isWanted = await this.#dialogs.confirm({
      title: `Raise the answer to level ${plan.targetLevel}?`,
      text: `“${plan.requirement}” is at level ${plan.currentLevel}. Its review starts anew with the change.`,
      action: `Set level ${plan.targetLevel}`,
      tone: 'primary',
    });
    if (isWanted) await this.#change(() => this.#plans.takeLevel(plan.id, plan.currentLevel));
  }

  async #change(work: () => Promise<PlanView>): Promise<void> {
    try {
      this.plan.set(await work());
    } catch (error) {
      this.#toasts.failure(error);
    }
  }
}
