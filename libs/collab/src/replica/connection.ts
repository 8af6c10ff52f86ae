import type { ReplicaPhase } from './effects';
import { Retries } from './retries';

/**
 * A tab's connection to the stream: which phase it is in, what came before its turn, and how long to wait before something
 * is tried again.
 */
export class Connection {
  readonly #retries = new Retries();
  #phase: ReplicaPhase = 'offline';
  /** What arrived before the answer to `join` and comes after it. */
  #held: (() => void)[] = [];
  #joinAgain = false;
  #paused = false;

  get phase(): ReplicaPhase {
    return this.#phase;
  }

  /** Whether edits may leave now. */
  get maySend(): boolean {
    return this.#phase === 'live' && !this.#paused;
  }

  /** Begins a phase. What was kept for after a join that is over now is dropped. */
  enter(phase: ReplicaPhase): void {
    this.#phase = phase;
    this.#held = [];
    this.#joinAgain = false;
    this.#paused = false;
  }

  /** The answer to `join` is here. @returns what came meanwhile, in order */
  follow(joinAgain: () => void): readonly (() => void)[] {
    const held = this.#joinAgain ? [...this.#held, joinAgain] : this.#held;
    this.enter('live');
    this.#retries.worked();
    return held;
  }

  /** Keeps what came while joining for after the answer, and lets go of what nobody waits for. @returns whether its turn is now */
  isDue(input: () => void): boolean {
    if (this.#phase === 'joining') this.#held.push(input);
    return this.#phase === 'live';
  }

  /** Something may be missing. @returns whether to join now; while joining, that is done once more after the answer */
  mayRejoin(): boolean {
    if (this.#phase === 'joining') this.#joinAgain = true;
    return this.#phase === 'live' || this.#phase === 'waiting';
  }

  /** Nothing is sent until it is tried again. @returns milliseconds until then */
  pause(): number {
    this.#paused = true;
    return this.#retries.nextPause();
  }

  /** The pause is over. @returns whether to join */
  goOn(): boolean {
    this.#paused = false;
    return this.#phase === 'waiting';
  }

  /** Something was saved: pauses are short again. */
  worked(): void {
    this.#retries.worked();
  }
}
