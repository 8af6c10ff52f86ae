/** Where progress is written: a terminal, where a running step shows its seconds, or a plain stream with finished steps only. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const width = 58;

/** The line of a finished step; one that ran to its end may still have failed. */
export type Outcome = string | { readonly failed: string };

/** Shows what is going on: one line per step with the time it took. */
export class Progress {
  constructor(
    private readonly screen: Screen = process.stdout,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /**
   * Runs one step and shows its line.
   * @param doing words while it runs, "Starting the database"; a function's words change meanwhile
   * @param done words for the finished step, made from its result
   * @returns the result
   */
  async step<T>(doing: string | (() => string), work: () => Promise<T>, done: (result: T) => Outcome): Promise<T> {
    const words = typeof doing === 'string' ? () => doing : doing;
    const start = this.now();
    const ticking = this.tick(words, start);
    try {
      const result = await work();
      clearInterval(ticking);
      this.finish(done(result), start);
      return result;
    } catch (error) {
      clearInterval(ticking);
      this.finish({ failed: words() }, start);
      throw error;
    }
  }

  /** One line of its own. */
  say(text = ''): void {
    this.screen.write(`${this.clear()}${text}\n`);
  }

  /** Removes the running step's line from a terminal. */
  private clear(): string {
    return this.screen.isTTY ? '\r\u001b[K' : '';
  }

  private tick(words: () => string, start: number): NodeJS.Timeout | undefined {
    if (!this.screen.isTTY) return undefined;
    const show = () => this.screen.write(`${this.clear()}  … ${words()} (${seconds(this.now() - start)})`);
    show();
    return setInterval(show, 1_000).unref();
  }

  private finish(outcome: Outcome, start: number): void {
    const [sign, text] = typeof outcome === 'string' ? ['✓', outcome] : ['✗', outcome.failed];
    this.screen.write(`${this.clear()}  ${sign} ${text.padEnd(width)} ${seconds(this.now() - start).padStart(8)}\n`);
  }
}

/** Milliseconds as people read them: `0.4 s`, `75 s`. */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(ms < 9_950 ? 1 : 0)} s`;
}
