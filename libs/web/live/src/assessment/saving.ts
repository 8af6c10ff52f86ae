import { effect, inject, signal, untracked } from '@angular/core';
import { type ReplicaPhase, type Saving } from '@certitude/collab';
import { type StreamState } from '@certitude/contracts';
import { Connectivity, type SavingState } from '@certitude/web/core';

/** Edits older than this without an answer are "waiting", no longer "saving". In milliseconds. */
const PATIENCE = 4_000;
const SETTLED_AFTER = 400;

export interface SavingSituation {
  /** Whether the browser has a network. Its connection is thought to be there for a while after that is gone. */
  readonly online: boolean;
  readonly phase: ReplicaPhase;
  readonly stream: StreamState;
  readonly saving: Saving;
  /** Whether the server can save at the moment. */
  readonly possible: boolean;
  /** Whether the assessment is only read, for want of a connection. */
  readonly reading: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * How the person's edits stand, in the words of the top bar. "Saved" only while the stream is followed and nothing is left to
 * be acknowledged; null where the assessment is closed to the person, who is told elsewhere what was not saved.
 */
export function savingState(situation: SavingSituation): SavingState | null {
  const { online, phase, stream, saving, possible, reading, now } = situation;
  const changes = saving.pending;
  if (phase === 'closed') return null;
  if (!online) return { kind: 'offline', changes };
  if (reading) return { kind: 'reading', changes };
  if (phase === 'offline') return { kind: 'offline', changes };
  if (!possible) return { kind: 'impossible', changes };
  if (changes === 0 && stream !== 'open') return { kind: 'frozen' };
  if (changes === 0) return phase === 'live' ? { kind: 'saved' } : { kind: 'connecting' };
  const isSlow = saving.oldestMadeAt !== null && now - saving.oldestMadeAt > PATIENCE;
  return phase === 'live' && !isSlow ? { kind: 'saving' } : { kind: 'waiting', changes };
}

/** What is shown of it. Made where `inject` works. */
export class SavingSign {
  readonly #online = inject(Connectivity).online;
  readonly #shown = signal<SavingState | null>(null);
  /** What the server has said last: until it says otherwise, it can. */
  #possible = true;
  #situation: Omit<SavingSituation, 'possible' | 'online'> | null = null;
  #settling: ReturnType<typeof setTimeout> | undefined;

  readonly shown = this.#shown.asReadonly();

  constructor() {
    effect(() => {
      this.#online();
      untracked(() => this.#situation && this.show(this.#situation));
    });
  }

  /** The server says whether it can save at the moment. Shown when the situation is shown next. */
  canSave(possible: boolean): void {
    this.#possible = possible;
  }

  /** "Saved" comes a moment after the last answer, so that typing does not make the word flicker. */
  show(situation: Omit<SavingSituation, 'possible' | 'online'>): void {
    this.#situation = situation;
    const next = savingState({ ...situation, online: this.#online(), possible: this.#possible });
    clearTimeout(this.#settling);
    const settles = next?.kind === 'saved' && this.#shown()?.kind === 'saving';
    if (settles) this.#settling = setTimeout(() => this.#shown.set(next), SETTLED_AFTER);
    else this.#shown.update((known) => (JSON.stringify(known) === JSON.stringify(next) ? known : next));
  }

  clear(): void {
    clearTimeout(this.#settling);
    this.#possible = true;
    this.#situation = null;
    this.#shown.set(null);
  }
}
