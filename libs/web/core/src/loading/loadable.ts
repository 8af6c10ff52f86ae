import { computed, linkedSignal, resource, signal, untracked, type Signal } from '@angular/core';
import { ApiError } from '../http/api-error';
import { comeBack } from './come-back';

export type LoadablePhase = 'loading' | 'empty' | 'failed' | 'ready';

export interface LoadableOptions<P, T> {
  /** What to load for; undefined waits. A change loads again. Left out: loads once. */
  readonly params?: () => P | undefined;
  readonly load: (params: NoInfer<P>, signal: AbortSignal) => Promise<T>;
  /** Whether the value for earlier params stays until the one for the present is there; default: it does not. */
  readonly keeps?: (earlier: NoInfer<P>, present: NoInfer<P>) => boolean;
  /** When a loaded value counts as empty; default: a page or array without items. */
  readonly isEmpty?: (value: T) => boolean;
}

/** Something that is fetched: which face to show, the value, the failure. */
export interface Loadable<T, P = unknown> {
  readonly phase: Signal<LoadablePhase>;
  /** The last loaded value for the present params, or one that was kept; undefined until there is one. Stays while reloading. */
  readonly value: Signal<T | undefined>;
  /** What the value was loaded for. */
  readonly of: Signal<P | undefined>;
  /** Why the last load failed. A failed reload keeps the value, so check `phase` first. */
  readonly error: Signal<ApiError | undefined>;
  /** A load is under way, the first or a later one. */
  readonly busy: Signal<boolean>;
  reload(): void;
  /** Puts a value that the server just answered in place, without asking again. */
  set(value: T): void;
  update(change: (value: T) => T): void;
}

/**
 * Loads something and tells its phase; what fails for want of network or server loads itself when they are back. Call
 * it where `inject` works; it ends with its surroundings.
 */
export function loadable<T, P = true>(options: LoadableOptions<P, T>): Loadable<T, P> {
  const params = options.params ?? ((): P => true as P);
  const asked = computed(() => params());
  // Begins a load anew that is under way, which the resource's own reload would leave as it is: what made the caller ask
  // again may have happened after the server answered.
  const round = signal(0);
  const source = resource<T, { readonly given: P } | undefined>({
    params: () => {
      const [given] = [asked(), round()];
      return given === undefined ? undefined : { given };
    },
    loader: ({ params: asking, abortSignal }) => options.load((asking as { given: P }).given, abortSignal),
  });
  const arrived = computed(() => (source.hasValue() ? source.value() : undefined));
  const held = linkedSignal<{ asked: P | undefined; arrived: T | undefined }, Held<P, T> | undefined>({
    source: () => ({ asked: asked(), arrived: arrived() }),
    computation: (now, before) =>
      now.arrived === undefined ? keptFor(options, before?.value, now.asked) : { of: now.asked, value: now.arrived },
  });
  const value = computed(() => held()?.value);
  const isPresent = computed(() => held()?.of === asked());
  const isEmpty = options.isEmpty ?? hasNothing;
  const error = computed(() => (source.status() === 'error' ? ApiError.from(source.error()) : undefined));
  const reload = (): void => {
    if (source.reload()) return;
    // Read, so that what there is now is what stays meanwhile.
    untracked(held);
    round.update((count) => count + 1);
  };
  comeBack(
    computed(() => error() ?? (source.hasValue() ? 'done' : null)),
    reload,
  );
  return {
    value,
    of: computed(() => held()?.of),
    error,
    busy: source.isLoading,
    phase: computed(() => {
      const known = value();
      if (source.status() === 'error' && !(known !== undefined && isPresent())) return 'failed';
      if (known === undefined) return 'loading';
      return isEmpty(known) ? 'empty' : 'ready';
    }),
    reload,
    set: (next) => source.set(next),
    update: (change) => {
      const known = value();
      if (known !== undefined && isPresent()) source.set(change(known));
    },
  };
}

/** A value, and what it was loaded for. */
interface Held<P, T> {
  readonly of: P | undefined;
  readonly value: T;
}

/** What there is to show until the value for the present params is there. */
function keptFor<P, T>(
  { keeps }: LoadableOptions<P, T>,
  held: Held<P, T> | undefined,
  present: P | undefined,
): Held<P, T> | undefined {
  if (held === undefined || held.of === present) return held;
  if (held.of === undefined || present === undefined) return undefined;
  return keeps?.(held.of, present) ? held : undefined;
}

function hasNothing(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  const items = typeof value === 'object' && value !== null && 'items' in value ? value.items : null;
  return Array.isArray(items) && items.length === 0;
}
