import { DOCUMENT, DestroyRef, Injectable, computed, effect, inject, untracked } from '@angular/core';
import { type ReadContent } from '@certitude/collab';
import { readingApi, type AssessmentContent } from '@certitude/contracts';
import { Api, Connectivity, NOW, loadable } from '@certitude/web/core';
import { LiveAssessment, type LivePlace } from './live-assessment';

/** What others do while nothing is live is seen so late, in milliseconds. */
const EVERY = 30_000;
/** Answers after which there is nothing to read any more. */
const ENDED: ReadonlySet<string> = new Set(['not-found', 'access.forbidden', 'organization.suspended']);

/** Reads the open assessment over HTTP, again and again, as long as it cannot be followed live. */
@Injectable()
export class AssessmentReading {
  readonly #api = inject(Api);
  readonly #live = inject(LiveAssessment);
  readonly #now = inject(NOW);

  /** Why it is read; null while it is not. */
  readonly obstacle = computed(() => (this.#live.closed() ? null : this.#live.obstacle()));
  readonly #read = loadable({
    params: () => (this.obstacle() ? (this.#live.place() ?? undefined) : undefined),
    load: (place: LivePlace, abort) => this.#ask(place, abort),
  });
  /** When what is shown was asked for, in milliseconds since 1970; null where nothing was read. */
  readonly at = computed(() => this.#read.value()?.at ?? null);
  readonly busy = this.#read.busy;
  readonly error = this.#read.error;

  constructor() {
    effect(() => {
      const read = this.#read.value();
      if (read) untracked(() => this.#live.read(read.content));
    });
    effect(() => {
      if (ENDED.has(this.error()?.code ?? '')) untracked(() => this.#live.shutOut());
    });
    const connectivity = inject(Connectivity);
    effect(() => {
      if (connectivity.returns() > 0) untracked(() => this.reload());
    });
    const view = inject(DOCUMENT);
    const timer = setInterval(() => view.visibilityState === 'visible' && this.reload(), EVERY);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  /** Asks for what it is now. */
  reload(): void {
    if (this.obstacle()) this.#read.reload();
  }

  async #ask({ organization, assessment }: LivePlace, abort: AbortSignal) {
    const at = this.#now();
    const params = { organizationId: organization, assessmentId: assessment };
    return { at, content: contentOf(await this.#api.call(readingApi.content, { params }, abort)) };
  }
}

function contentOf({ responses, notes, ...situation }: AssessmentContent): ReadContent {
  const decoded = notes.map((note) => ({ ...note, state: bytesOf(note.state) }));
  return { ...situation, snapshot: { responses, notes: decoded } };
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
