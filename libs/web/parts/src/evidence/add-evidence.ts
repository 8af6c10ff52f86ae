import { Component, computed, inject, input, output, signal } from '@angular/core';
import { FormRoot } from '@angular/forms/signals';
import { type EvidenceId, type EvidenceView } from '@certitude/contracts';
import { Button, DraftNotice, DraftOf, FormErrors } from '@certitude/web/ui';
import { Segmented, type Choice } from '@certitude/web/ui/panes';
import { type AnswerPlace } from '../answer-place';
import { AttachEvidence } from './attach-evidence';
import { CONTENT_KINDS, type Kind } from './content-model';
import { EvidenceFields } from './evidence-fields';
import { evidenceForm, type WrittenEvidence } from './evidence-form';
import { EvidenceLibrary } from './evidence-library';

type Source = Kind | 'library';

/** Adds evidence to an answer: a file, a link, a statement, or something from the library. */
@Component({
  selector: 'certitude-add-evidence',
  imports: [AttachEvidence, Button, DraftNotice, DraftOf, EvidenceFields, FormErrors, FormRoot, Segmented],
  template: `
    <form class="form" [formRoot]="of.draft.form" [certitudeDraft]="of.draft">
      <certitude-draft-notice />
      <certitude-segmented
        label="Kind of evidence"
        [choices]="sources"
        [value]="source()"
        (valueChange)="choose($event)"
      />
      @if (fromLibrary()) {
        <certitude-attach-evidence [to]="to()" [attached]="attached()" (added)="added.emit($event)" />
      } @else {
        <certitude-evidence-fields [of]="of" />
        <certitude-form-errors [of]="of.draft.form" />
      }
      <div class="actions">
        @if (!fromLibrary()) {
          <button type="submit" certitudeButton="primary" size="small" [busy]="of.draft.form().submitting()">
            Add
          </button>
        }
        <button type="button" certitudeButton="quiet" size="small" (click)="cancelled.emit()">Cancel</button>
      </div>
    </form>
  `,
  styles: `
    @use 'panel' as *;
    :host {
      display: block;
    }
    certitude-segmented {
      align-self: flex-start;
      max-width: 100%;
    }
  `,
})
export class AddEvidence {
  readonly #library = inject(EvidenceLibrary);

  readonly to = input.required<AnswerPlace>();
  /** What is attached already. */
  readonly attached = input.required<ReadonlySet<EvidenceId>>();
  readonly added = output<EvidenceView>();
  readonly cancelled = output<void>();

  protected readonly sources: readonly Choice<Source>[] = [...CONTENT_KINDS, { value: 'library', label: 'Library' }];
  protected readonly fromLibrary = signal(false);
  protected readonly of = evidenceForm({
    name: 'evidence-for-answer',
    subject: () => this.to().responseId,
    title: () => 'Evidence for an answer',
    revises: null,
    save: (written) => this.#add(written),
  });
  protected readonly source = computed<Source>(() => (this.fromLibrary() ? 'library' : this.of.draft.values().kind));

  protected choose(source: Source): void {
    this.fromLibrary.set(source === 'library');
    if (source !== 'library') this.of.draft.set({ kind: source });
  }

  async #add({ id, title, content, effectiveOn, validUntil }: WrittenEvidence): Promise<void> {
    const evidence = { id: id as EvidenceId, title, content, effectiveOn, validUntil };
    this.added.emit(await this.#library.create(evidence, [this.to()]));
  }
}
