import { computed, signal, type Signal } from '@angular/core';
import { type Page } from '@certitude/contracts';
import { loadable, type Loadable } from './loadable';

export interface PagedListOptions<P, T> {
  /** What to list for; undefined waits. A change begins anew. */
  readonly params: () => P | undefined;
  /** Whether the rows of earlier params stay until those of the present are there; default: they do not. */
  readonly keeps?: (earlier: NoInfer<P>, present: NoInfer<P>) => boolean;
  readonly load: (params: NoInfer<P>, after: string | undefined, signal?: AbortSignal) => Promise<Page<T>>;
}

/** A list as far as somebody has asked to see it. */
export interface PagedList<T, P = unknown> extends Pick<
  Loadable<T[], P>,
  'phase' | 'error' | 'of' | 'reload' | 'update'
> {
  readonly items: Signal<readonly T[]>;
  readonly hasMore: Signal<boolean>;
  /** The next page is on its way. */
  readonly busy: Signal<boolean>;
  /** Appends the next page. @throws ApiError */
  more(): Promise<void>;
}

/** Loads the first page of a list, and each next one when it is asked for. Call it where `inject` works. */
export function pagedList<T, P>({ params, keeps, load }: PagedListOptions<P, T>): PagedList<T, P> {
  const asked = computed(params);
  const shown = loadable<Page<T>, P>({
    params: asked,
    ...(keeps ? { keeps } : {}),
    load: (given, signal) => load(given, undefined, signal),
  });
  const busy = signal(false);
  return {
    phase: shown.phase,
    error: shown.error,
    of: shown.of,
    reload: () => shown.reload(),
    update: (change) => shown.update(({ items, next }) => ({ items: change(items), next })),
    items: computed(() => shown.value()?.items ?? []),
    hasMore: computed(() => shown.of() === asked() && (shown.value()?.next ?? null) !== null),
    busy: busy.asReadonly(),
    more: async () => {
      const [given, known] = [asked(), shown.value()];
      if (given === undefined || shown.of() !== given || !known?.next || busy()) return;
      busy.set(true);
      try {
        const { items, next } = await load(given, known.next);
        // Unless it is another list by now.
        if (shown.value() === known) shown.set({ items: [...known.items, ...items], next });
      } finally {
        busy.set(false);
      }
    },
  };
}
