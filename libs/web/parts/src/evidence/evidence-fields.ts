import { Component, computed, input } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { Field, Input, ProgressBar } from '@certitude/web/ui';
import { DateField } from '@certitude/web/ui/panes';
import { FilePick } from '../files/file-pick';
import { type EvidenceForm } from './evidence-form';

/** The fields of evidence of the chosen kind, for adding and for revising it. */
@Component({
  selector: 'certitude-evidence-fields',
  imports: [DateField, Field, FilePick, FormField, Input, ProgressBar],
  template: `
    @switch (of().draft.values().kind) {
      @case ('file') {
        <certitude-file-pick [file]="of().file()" [error]="fileError()" (chosen)="of().take($event)" />
      }
      @case ('link') {
        <certitude-field label="Address" [of]="fields().url">
          <input certitudeInput type="url" placeholder="https://" [formField]="fields().url" />
        </certitude-field>
      }
      @case ('statement') {
        <certitude-field
          label="Statement"
          help="What you saw or were told, by whom and when."
          [of]="fields().statement"
        >
          <textarea certitudeInput rows="4" [formField]="fields().statement"></textarea>
        </certitude-field>
      }
    }
    <certitude-field label="Title" [of]="fields().title">
      <input certitudeInput [formField]="fields().title" />
    </certitude-field>
    <certitude-field label="Effective from" optional [of]="fields().effectiveOn">
      <certitude-date-field [formField]="fields().effectiveOn" />
    </certitude-field>
    <certitude-field label="Valid until" optional [of]="fields().validUntil">
      <certitude-date-field [formField]="fields().validUntil" />
    </certitude-field>
    @if (of().progress() !== null) {
      <certitude-progress-bar [value]="of().progress()" [max]="1" label="Uploading" />
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class EvidenceFields {
  readonly of = input.required<EvidenceForm>();
  protected readonly fields = computed(() => this.of().draft.form);
  protected readonly fileError = computed(() => {
    const kind = this.fields().kind();
    return kind.touched() ? (kind.errors()[0]?.message ?? null) : null;
  });
}
