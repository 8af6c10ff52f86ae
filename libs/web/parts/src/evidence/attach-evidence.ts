import { Component, computed, inject, input, output, signal } from '@angular/core';
import { type EvidenceId, type EvidenceView } from '@certitude/contracts';
import { Toasts, loadable } from '@certitude/web/core';
import { Button, EVIDENCE_FACES, Field, Input, StatusBadge } from '@certitude/web/ui';
import { type AnswerPlace } from '../answer-place';
import { EvidenceLibrary } from './evidence-library';

/** A person who types is asked nothing: the search waits for them. In milliseconds. */
const TYPING = 200;

/** Finds evidence of the organization, and attaches what is there already to an answer. */
@Component({
  selector: 'certitude-attach-evidence',
  imports: [Button, Field, Input, StatusBadge],
  templateUrl: './attach-evidence.html',
  styleUrl: './attach-evidence.scss',
})
export class AttachEvidence {
  readonly #library = inject(EvidenceLibrary);
  readonly #toasts = inject(Toasts);

  readonly to = input.required<AnswerPlace>();
  readonly attached = input.required<ReadonlySet<EvidenceId>>();
  readonly added = output<EvidenceView>();

  protected readonly faces = EVIDENCE_FACES;
  protected readonly search = signal('');
  protected readonly busy = signal(false);
  protected readonly library = loadable({
    params: () => this.search().trim(),
    load: async (search: string, abort) => {
      await pause(search === '' ? 0 : TYPING, abort);
      return this.#library.list(search === '' ? {} : { search }, undefined, abort);
    },
  });
  protected readonly found = computed(() =>
    (this.library.value()?.items ?? []).filter(({ id }) => !this.attached().has(id)),
  );

  protected async attach(evidence: EvidenceView): Promise<void> {
    this.busy.set(true);
    try {
      await this.#library.attach(this.to(), evidence.id);
      this.added.emit(evidence);
    } catch (error) {
      this.#toasts.failure(error);
    } finally {
      this.busy.set(false);
    }
  }
}

const pause = (milliseconds: number, abort: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    abort.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });
