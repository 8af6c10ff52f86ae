import { Injectable, inject } from '@angular/core';
import {
  plansApi,
  type CreatePlan,
  type EditPlan,
  type Page,
  type PlansQuery,
  type PlanStatus,
  type PlanView,
  type ResponseId,
} from '@certitude/contracts';
import { Api, Session, allItems, type CallOf } from '@certitude/web/core';
import { type WholeCategory } from './plan-model';

/** What a list of plans is asked for: filters, and the order. */
export type PlanFilter = Partial<Omit<PlansQuery, 'limit' | 'after'>>;

/** Action plans of the organization. Every change answers with the plan as it is afterwards. All throw ApiError. */
@Injectable({ providedIn: 'root' })
export class Plans {
  readonly #api = inject(Api);
  readonly #session = inject(Session);

  /** One page, by due date unless told. */
  list(filter: PlanFilter, after?: string, signal?: AbortSignal): Promise<Page<PlanView>> {
    const query = { ...filter, limit: 50, after };
    return this.#api.call(plansApi.list, { params: this.#organization(), query }, signal);
  }

  /** Everything that is planned for an answer. */
  ofAnswer(responseId: ResponseId, signal?: AbortSignal): Promise<PlanView[]> {
    const params = this.#organization();
    return allItems((after) =>
      this.#api.call(plansApi.list, { params, query: { responseId, limit: 100, after } }, signal),
    );
  }

  /** Everything that is planned for a whole category. */
  ofCategory({ assessmentId, category }: WholeCategory, signal?: AbortSignal): Promise<PlanView[]> {
    const params = this.#organization();
    return allItems((after) =>
      this.#api.call(plansApi.list, { params, query: { assessmentId, ...category, limit: 100, after } }, signal),
    );
  }

  /** Of all assessments of a PKI, by due date. */
  ofPki(pkiId: string, after?: string, signal?: AbortSignal): Promise<Page<PlanView>> {
    return this.#api.call(plansApi.list, { params: this.#organization(), query: { pkiId, after } }, signal);
  }

  create(body: CreatePlan): Promise<PlanView> {
    return this.#api.call(plansApi.create, { params: this.#organization(), body });
  }

  get(planId: string, signal: AbortSignal): Promise<PlanView> {
    return this.#api.call(plansApi.get, { params: this.#plan(planId) }, signal);
  }

  update(planId: string, body: EditPlan): Promise<PlanView> {
    return this.#api.call(plansApi.update, { params: this.#plan(planId), body });
  }

  /** @param from the status that the person saw */
  changeStatus(planId: string, from: PlanStatus, status: PlanStatus): Promise<PlanView> {
    return this.#api.call(plansApi.changeStatus, { params: this.#plan(planId), body: { from, status } });
  }

  /** Raises the answer to what the verified plan reached. @param from the level that the person saw */
  takeLevel(planId: string, from: number): Promise<PlanView> {
    return this.#api.call(plansApi.takeLevel, { params: this.#plan(planId), body: { from } });
  }

  addTask(planId: string, body: CallOf<typeof plansApi.addTask>['body']): Promise<PlanView> {
    return this.#api.call(plansApi.addTask, { params: this.#plan(planId), body });
  }

  tickTask(planId: string, taskId: string, done: boolean): Promise<PlanView> {
    return this.#api.call(plansApi.tickTask, { params: { ...this.#plan(planId), taskId }, body: { done } });
  }

  removeTask(planId: string, taskId: string): Promise<PlanView> {
    return this.#api.call(plansApi.removeTask, { params: { ...this.#plan(planId), taskId } });
  }

  #organization() {
    return { organizationId: this.#session.requireOrganization() };
  }

  #plan(planId: string) {
    return { ...this.#organization(), planId };
  }
}
