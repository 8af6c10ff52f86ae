/** Where progress is written: a terminal, where a running step shows its seconds, or a plain stream with finished steps only. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const width = 58;

/** The line of a finished step; one that ran to its end may still have failed. */
export type Outcome = string | { readonly failed: string };

interface Running {
  readonly words: () => string;
  readonly start: number;
}

/** Shows what is going on: one line per step with the time it took. */
export class Progress {
  private readonly running = new Set<Running>();
  private ticking: NodeJS.Timeout | undefined;

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
    const step: Running = { words: typeof doing === 'string' ? () => doing : doing, start: this.now() };
    this.begin(step);
    try {
      const result = await work();
      this.finish(step, done(result));
      return result;
    } catch (error) {
      this.finish(step, { failed: step.words() });
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

  private begin(step: Running): void {
    this.running.add(step);
    if (!this.screen.isTTY) return;
    this.show();
    this.ticking ??= setInterval(() => this.show(), 1_000).unref();
  }

  private show(): void {
    const words = Array.from(this.running, (step) => `${step.words()} (${seconds(this.now() - step.start)})`);
    this.screen.write(`${this.clear()}  … ${words.join(' · ')}`);
  }

  private finish(step: Running, outcome: Outcome): void {
    this.running.delete(step);
    if (this.running.size === 0) {
      clearInterval(this.ticking);
      this.ticking = undefined;
    }
    const [sign, text] = typeof outcome === 'string' ? ['✓', outcome] : ['✗', outcome.failed];
    this.screen.write(
      `${this.clear()}  ${sign} ${text.padEnd(width)} ${seconds(this.now() - step.start).padStart(8)}\n`,
    );
  }
}

/** Milliseconds as people read them: `0.4 s`, `75 s`. */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(ms < 9_950 ? 1 : 0)} s`;
}
