/** What the watch needs to know of a connection to a database. */
export interface Watched {
  /** Milliseconds without a byte, while an answer is due, after which the connection counts as dead. */
  readonly silentAfter: number;
  /** Whether an answer is due. */
  readonly isWaiting: boolean;
  /** Bytes that have arrived so far. */
  readonly heard: number;
  /** Breaks the connection off. */
  giveUp(): void;
}

/** How often connections are looked at, in milliseconds. */
const LOOK_EVERY = 250;

/**
 * Notices connections that have gone silent: bytes vanish on the way, and nothing ever closes. One look at all of them
 * now and then, instead of a timer per statement. Silence is counted in looks and not by a clock, so that a process that
 * stood still for a while does not blame its connections for that.
 */
export class SilenceWatch {
  private readonly known = new Map<Watched, { heard: number; silentFor: number }>();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly every = LOOK_EVERY) {}

  add(connection: Watched): void {
    this.known.set(connection, { heard: connection.heard, silentFor: 0 });
    this.timer ??= setInterval(() => this.look(), this.every).unref();
  }

  remove(connection: Watched): void {
    this.known.delete(connection);
    if (this.known.size > 0 || !this.timer) return;
    clearInterval(this.timer);
    this.timer = null;
  }

  /** For the timer, and for tests. */
  look(): void {
    for (const [connection, state] of this.known) {
      const isSilent = connection.isWaiting && connection.heard === state.heard;
      state.heard = connection.heard;
      state.silentFor = isSilent ? state.silentFor + this.every : 0;
      if (state.silentFor >= connection.silentAfter) connection.giveUp();
    }
  }
}
