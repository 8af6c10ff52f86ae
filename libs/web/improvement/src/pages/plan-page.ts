import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  awaitsVerification,
  type EditPlan,
  isOverPlan,
  mayEditPlan,
  mayManagePlans,
  mayTick,
  mayWorkOn,
  offeredStatuses,
  PRIORITIES,
  type PlanStatus,
  type PlanTaskView,
  type PlanView,
} from '@certitude/contracts';
import { Session, Toasts, fillTopBar, loadable } from '@certitude/web/core';
import {
  Deciders,
  ObjectActions,
  PersonById,
  Responsible,
  PlanDue,
  PlanLevels,
  Plans,
  PropertyInPlace,
  TextInPlace,
  planChanges,
  savedPlan,
  type ArchivableObject,
  type EditedText,
  type JudgedPlace,
  type PlanForm,
} from '@certitude/web/parts';
import {
  Button,
  Card,
  Deadline,
  ErrorState,
  Notice,
  PLAN_FACES,
  PRIORITY_FACES,
  PageHeader,
  RelativeTime,
  Skeleton,
  StatusBadge,
  formatDateOnly,
} from '@certitude/web/ui';
import { ObjectLayout } from '@certitude/web/ui/panes';
import { Dialogs, NextStep, type Step } from '@certitude/web/ui/overlays';
import { nextStatus, statusAction } from '../status-action';
import { TaskForm } from './task-form';

/** Levels that a plan may aim at. */
const LEVELS = [1, 2, 3, 4, 5].map((level) => ({ value: String(level), label: `Level ${level}` }));

/** What is written of a plan besides its objectives. */
const ELEMENTS = [
  { field: 'resources', label: 'Resources', help: 'People, money and tools that it takes.' },
  { field: 'dependencies', label: 'Dependencies', help: 'What has to be there before.' },
  { field: 'outputs', label: 'Outputs', help: 'What is there when it is done, such as documents.' },
  { field: 'comments', label: 'Comments', help: 'Whatever else is to be known.' },
] as const;
type PlanElement = (typeof ELEMENTS)[number]['field'] | 'responsibility' | 'startsOn';

/** One action plan: what it aims at and its tasks; who does it until when, each edited where it stands. */
@Component({
  selector: 'certitude-plan-page',
  imports: [
    Button,
    Card,
    Deadline,
    Deciders,
    ErrorState,
    NextStep,
    Notice,
    ObjectLayout,
    ObjectActions,
    PageHeader,
    PersonById,
    Responsible,
    PlanDue,
    PlanLevels,
    PropertyInPlace,
    RelativeTime,
    RouterLink,
    Skeleton,
    StatusBadge,
    TaskForm,
    TextInPlace,
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
  /** Nothing of it is late then, its tasks neither. */
  protected readonly isOver = isOverPlan;
  protected readonly priorities = PRIORITY_FACES;
  protected readonly levels = LEVELS;
  protected readonly elements = ELEMENTS;
  protected readonly day = formatDateOnly;
  protected readonly priorityChoices = PRIORITIES.map((value) => ({ value, label: PRIORITY_FACES[value].label }));
  protected readonly plan = loadable({
    params: () => this.planId(),
    load: (id, signal) => this.#plans.get(id, signal),
  });
  protected readonly mayChange = computed(() => {
    const [plan, actor] = [this.plan.value(), this.#session.actor()];
    return plan !== undefined && actor !== null && mayEditPlan(actor, plan);
  });
  /** Whoever only works on it hands it to nobody else. */
  protected readonly mayHandOver = computed(() => {
    const actor = this.#session.actor();
    return this.mayChange() && actor !== null && mayManagePlans(actor);
  });
  /** Where it may be moved: on as the next step, elsewhere as one of the others. */
  protected readonly steps = computed(() => {
    const [plan, actor] = [this.plan.value(), this.#session.actor()];
    const offered = plan && actor ? offeredStatuses(actor, plan) : [];
    const next = plan ? nextStatus(plan.status, offered) : null;
    const others = offered.filter((status) => status !== next);
    return {
      next: plan && next ? this.#step(plan, next) : null,
      others: plan ? others.map((status) => this.#step(plan, status)) : [],
    };
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
      title: () => this.plan.value()?.title,
      crumbs: () => [
        { label: 'Action plans', link: ['/o', this.#session.requireOrganization(), 'plans'] },
        { label: this.plan.value()?.title ?? '…' },
      ],
    });
  }

  /** To the answer that it improves; to the first one of a whole category. */
  protected improvedLink({ assessmentId, responseId, category }: PlanView) {
    const assessment = ['/o', this.#session.requireOrganization(), 'assessments', assessmentId];
    return category
      ? { path: assessment, query: { category: `${category.module}.${category.category}` } }
      : { path: [...assessment, 'responses', responseId], query: {} };
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

  /** One of the things that it says, with the version that was loaded. */
  protected property(plan: PlanView, field: keyof PlanForm): EditedText {
    const value = savedPlan(plan).values[field];
    return this.#edited(plan, { field, value }, (typed) => planChanges({ [field]: typed }));
  }

  protected element(plan: PlanView, field: PlanElement): EditedText {
    return this.#edited(plan, { field, value: plan[field] ?? '' }, (typed) => ({
      [field]: field === 'startsOn' ? typed || null : typed,
    }));
  }

  #edited(
    plan: PlanView,
    { field, value }: Pick<EditedText, 'field' | 'value'>,
    changes: (typed: string) => EditPlan['changes'],
  ): EditedText {
    const { id, version, title } = plan;
    return {
      ...{ name: 'plan', subject: id, title: `Plan: ${title}`, field, value, version },
      save: async (edit) => {
        const saved = await this.#plans.update(id, { version: edit.version, changes: changes(edit.value) });
        this.plan.set(saved);
        return saved.version;
      },
    };
  }

  #step(plan: PlanView, status: PlanStatus): Step {
    return { label: statusAction(plan.status, status), take: () => void this.move(plan, status) };
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
        action: 'Mark as done anyway',
        tone: 'primary',
      })
    );
  }

  /** The level that was reached is what the answer should say, when it does not and this person may answer. */
  async #offerLevel(plan: PlanView): Promise<void> {
    if (plan.responseId === null) return;
    if (!this.#session.can('response:answer-any') || plan.currentLevel >= plan.targetLevel) return;
    const isWanted = await this.#dialogs.confirm({
      title: `Raise the answer to level ${plan.targetLevel}?`,
      text: `“${plan.requirement}” is at level ${plan.currentLevel}. Its review starts again with the change.`,
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
