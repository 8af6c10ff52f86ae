import { computed, signal } from '@angular/core';
import { type AccountId, type AssessmentId, type PersonPresence, type ResponseId } from '@certitude/contracts';
import { type LiveTransport } from '../transport/live-transport';
import { PresenceAnnouncer, mergePresence, peopleByResponse, type CursorPlace } from './presence';

/** Who is in the assessment, and where; tells others where this tab is. */
export class LivePeople {
  readonly #all = signal<readonly PersonPresence[]>([]);
  #announcer: PresenceAnnouncer | null = null;

  constructor(
    private readonly transport: LiveTransport,
    private readonly me: () => AccountId | null,
  ) {}

  /** Everybody's tabs, one's own included. */
  readonly all = this.#all.asReadonly();
  readonly byResponse = computed(() => peopleByResponse(this.#all(), this.me()));
  /** People other than oneself, each once. */
  readonly others = computed(() => {
    const accounts = this.#all().map(({ account }) => account);
    return [...new Set(accounts)].filter((account) => account !== this.me());
  });

  /** @returns whether this is still the assessment that one is in */
  enter(assessment: AssessmentId): () => boolean {
    const announcer = new PresenceAnnouncer(this.transport, assessment);
    this.#announcer = announcer;
    return () => this.#announcer === announcer;
  }

  /** Follows the others. @returns how to stop */
  follow(assessment: AssessmentId): () => void {
    return this.transport.on('presence', (frame) => {
      if (frame.assessment === assessment) this.#all.update((known) => mergePresence(known, frame));
    });
  }

  /** The server knows nothing of this tab. */
  repeat(): void {
    this.#announcer?.repeat();
  }

  /** Nobody is heard of without a connection. */
  forget(): void {
    this.#all.set([]);
  }

  leave(): void {
    this.#announcer?.stop();
    this.#announcer = null;
    this.forget();
  }

  lookAt(response: ResponseId | null): void {
    this.#announcer?.enter(response);
  }

  moveCursor(cursor: CursorPlace | null): void {
    this.#announcer?.moveCursor(cursor);
  }
}
