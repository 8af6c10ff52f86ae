import { InjectionToken } from '@angular/core';

/** Asks whether pages get through to the server. A token, so that tests decide it. */
export const PAGES_GET_THROUGH = new InjectionToken<() => Promise<boolean>>('PAGES_GET_THROUGH', {
  providedIn: 'root',
  factory: () => () =>
    fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(2_000) }).then(
      (answer) => answer.ok,
      () => false,
    ),
});

/** In milliseconds. Together with what asking may take they stay below ten seconds. */
const FIRST_LOOK = 3_000;
const NEXT_LOOK = 2_500;

export interface BlockadePorts {
  readonly getThrough: () => Promise<boolean>;
  /** Tries the live connection once more, at once: what is asked for next must not be the pause between attempts. */
  readonly tryAgain: () => void;
  readonly found: () => void;
}

/**
 * Tells a network that refuses or swallows live connections from a server that is away: pages get through, and a
 * connection that is tried just then does not.
 */
export class Blockade {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #watch: object | null = null;

  constructor(private readonly ports: BlockadePorts) {}

  /** From now on there is no connection. */
  begin(): void {
    if (this.#watch) return;
    const watch = {};
    this.#watch = watch;
    this.#look(watch, { after: FIRST_LOOK, gotThrough: false });
  }

  /** There is one, or nobody wants one. */
  end(): void {
    clearTimeout(this.#timer);
    this.#watch = null;
  }

  #look(watch: object, { after, gotThrough }: { readonly after: number; readonly gotThrough: boolean }): void {
    this.#timer = setTimeout(() => void this.#ask(watch, gotThrough), after);
  }

  async #ask(watch: object, gotThrough: boolean): Promise<void> {
    const getsThrough = await this.ports.getThrough();
    if (this.#watch !== watch) return;
    if (getsThrough && gotThrough) return this.ports.found();
    if (getsThrough) this.ports.tryAgain();
    this.#look(watch, { after: NEXT_LOOK, gotThrough: getsThrough });
  }
}
