import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { type ResponseId } from '@certitude/contracts';
import { loadable } from '@certitude/web/core';
import { EvidenceLibrary, Plans, type AnswerPlace, type WholeCategory } from '@certitude/web/parts';
import { AnswerContext } from '../../data-access/answer-context';
import { WorkbenchState } from '../workbench-state';

/** Whoever leafs through the requirements does not ask for what stands around each of them. In milliseconds. */
const SETTLED_AFTER = 120;

/** Evidence, plans and review of the open answer, fetched once the person stays with it. */
@Injectable()
export class ContextData {
  readonly #state = inject(WorkbenchState);
  readonly #context = inject(AnswerContext);
  readonly #library = inject(EvidenceLibrary);
  readonly #plans = inject(Plans);
  readonly #settled = signal<ResponseId | null>(null);

  /** Where the open answer is; null while the person is leafing. */
  readonly place = computed<AnswerPlace | null>(
    () => {
      const [assessmentId, responseId] = [this.#state.assessmentId(), this.#settled()];
      return assessmentId && responseId && responseId === this.#state.item()?.id ? { assessmentId, responseId } : null;
    },
    { equal: (one, other) => one?.responseId === other?.responseId },
  );
  readonly evidence = loadable({
    params: () => this.place()?.responseId,
    load: (id, abort) => this.#library.ofAnswer(id, abort),
  });
  readonly plans = loadable({
    params: () => (this.#state.can('plan:read') ? this.place()?.responseId : undefined),
    load: (id, abort) => this.#plans.ofAnswer(id, abort),
  });
  /** The category of the open answer, where requirements are rated; null while the person is leafing. */
  readonly category = computed<WholeCategory | null>(
    () => {
      const [place, view] = [this.place(), this.#state.view()];
      if (!place || !view || view.requirement === null) return null;
      return { assessmentId: place.assessmentId, category: { module: view.module, category: view.category } };
    },
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  readonly categoryPlans = loadable({
    params: () => (this.#state.can('plan:read') ? (this.category() ?? undefined) : undefined),
    load: (category, abort) => this.#plans.ofCategory(category, abort),
  });
  readonly review = loadable({
    params: () => this.place() ?? undefined,
    load: (place, abort) => this.#context.review(place, abort),
  });
  /** Changes whenever something about the open answer was committed. */
  readonly committed = computed(() => {
    const view = this.#state.view();
    const seqs = view ? Object.values(view.origins).map((origin) => origin.seq) : [];
    return `${view?.id ?? ''} ${Math.max(0, ...seqs)} ${view?.pending.size === 0}`;
  });

  constructor() {
    reloadOn(() => ({ of: this.place()?.responseId, state: this.committed() }), [this.review]);
    reloadOn(() => {
      const of = this.place()?.responseId;
      return { of, state: of && this.#state.live.surroundings.of(of) };
    }, [this.evidence, this.plans, this.categoryPlans, this.review]);
    effect((onCleanup) => {
      const id = this.#state.item()?.id ?? null;
      const timer = setTimeout(() => this.#settled.set(id), SETTLED_AFTER);
      onCleanup(() => clearTimeout(timer));
    });
  }
}

/** Loads again when the state of the same response changed; another response is loaded anyway. */
function reloadOn(
  watch: () => { readonly of: ResponseId | undefined; readonly state: unknown },
  what: readonly { reload(): void }[],
): void {
  let seen: ReturnType<typeof watch> | null = null;
  effect(() => {
    const now = watch();
    if (now.of && seen?.of === now.of && seen.state !== now.state)
      untracked(() => what.forEach((each) => each.reload()));
    seen = now;
  });
}
