import { type ReplicaPhase, type Saving } from '@certitude/collab';
import { type StreamState } from '@certitude/contracts';
import { type SavingState } from '@certitude/web/core';

/** Edits older than this without an answer are "waiting", no longer "saving". In milliseconds. */
const PATIENCE = 4_000;

export interface SavingSituation {
  readonly phase: ReplicaPhase;
  readonly stream: StreamState;
  readonly saving: Saving;
  /** Whether the server can save at the moment. */
  readonly possible: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** How the person's edits stand, in the words of the top bar. "Saved" only when nothing is left to be acknowledged. */
export function savingState({ phase, stream, saving, possible, now }: SavingSituation): SavingState {
  const changes = saving.pending;
  if (phase === 'offline') return { kind: 'offline', changes };
  if (!possible) return { kind: 'impossible', changes };
  if (changes === 0) return stream === 'open' ? { kind: 'saved' } : { kind: 'frozen' };
  const isSlow = saving.oldestMadeAt !== null && now - saving.oldestMadeAt > PATIENCE;
  return phase === 'live' && !isSlow ? { kind: 'saving' } : { kind: 'waiting', changes };
}
