import { computed, effect, inject, signal, untracked, type Signal } from '@angular/core';
import { type Page } from '@certitude/contracts';
import { Connectivity } from '../shell/connectivity';
import { loadable, type Loadable } from './loadable';

export interface PagedListOptions<P, T> {
  /** What to list for; undefined waits. A change begins anew. */
  readonly params: () => P | undefined;
  /** Whether the rows of earlier params stay until those of the present are there; default: they do not. */
  readonly keeps?: (earlier: NoInfer<P>, present: NoInfer<P>) => boolean;
  /** Whether it is asked for again when the person comes back to the tab, since others changed things meanwhile. */
  readonly refreshes?: boolean;
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
  /** Asks for it again since others changed things, unless somebody has asked for more of it. */
  refresh(): void;
}

/** Loads the first page of a list, and each next one when it is asked for. Call it where `inject` works. */
export function pagedList<T, P>({ params, keeps, refreshes, load }: PagedListOptions<P, T>): PagedList<T, P> {
  const asked = computed(params);
  const shown = loadable<Page<T>, P>({
    params: asked,
    ...(keeps ? { keeps } : {}),
    load: (given, signal) => load(given, undefined, signal),
  });
  const busy = signal(false);
  /** As far as somebody asked to see it: loading the first page again would take the others away. */
  let longer: Page<T> | undefined;
  const refresh = (): void => {
    if (shown.value() === undefined || shown.value() !== longer) shown.reload();
  };
  if (refreshes) onReturn(refresh);
  return {
    phase: shown.phase,
    error: shown.error,
    of: shown.of,
    reload: () => shown.reload(),
    refresh,
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
        if (shown.value() !== known) return;
        longer = { items: [...known.items, ...items], next };
        shown.set(longer);
      } finally {
        busy.set(false);
      }
    },
  };
}

/** Each time that the person, or the network, is back. */
function onReturn(act: () => void): void {
  const { returns } = inject(Connectivity);
  let seen = untracked(returns);
  effect(() => {
    if (returns() === seen) return;
    seen = returns();
    untracked(act);
  });
}
