import { Component, ElementRef, booleanAttribute, computed, inject, input } from '@angular/core';
import { type Field as FormFieldOf } from '@angular/forms/signals';
import { UNSAVED_FORM } from '../draft/draft';
import { MergeView } from '../draft/merge-view';

let count = 0;

/**
 * Label above, control, help below, error in words beside it:
 * `<certitude-field label="E-mail" [of]="form.email"><input certitudeInput [formField]="form.email" /></certitude-field>`.
 * Give `of` (a signal form's field; shown once touched) or `error` (a sentence of your own).
 */
@Component({
  selector: 'certitude-field',
  imports: [MergeView],
  template: `
    <label [for]="id" [class.visually-hidden]="labelHidden()"
      >{{ label() }}
      @if (optional()) {
        <span class="optional"> optional</span>
      }
    </label>
    <ng-content />
    @if (message(); as message) {
      <p class="error" [id]="id + '-error'" role="alert">{{ message }}</p>
    }
    @if (help()) {
      <p class="help" [id]="id + '-help'">{{ help() }}</p>
    }
    @if (unsaved(); as kept) {
      <certitude-merge-view
        [label]="label()"
        [conflict]="kept.conflict"
        (keepMine)="kept.form.keepMine(kept.field); goOn()"
        (takeTheirs)="kept.form.takeTheirs(kept.field); goOn()"
        (combine)="kept.form.combine(kept.field); goOn()"
      />
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-1);
      min-width: 0;
    }
    label {
      font-size: var(--text-s);
      font-weight: var(--weight-medium);
    }
    .optional {
      color: var(--text-muted);
      font-weight: var(--weight-regular);
    }
    .help,
    .error {
      font-size: var(--text-xs);
      color: var(--text-muted);
    }
    .error {
      color: var(--danger-ink);
    }
  `,
})
export class Field {
  readonly label = input.required<string>();
  readonly help = input('');
  readonly error = input<string | null>(null);
  readonly of = input<FormFieldOf<unknown> | null>(null);
  readonly optional = input(false, { transform: booleanAttribute });
  /** The label stays for screen readers only; the place must say what the field is. */
  readonly labelHidden = input(false, { transform: booleanAttribute });

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #form = inject(UNSAVED_FORM, { optional: true });
  /** What somebody else saved in this field while the person typed. */
  protected readonly unsaved = computed(() => {
    const field = this.of();
    const form = this.#form?.certitudeDraft();
    const conflict = field && form?.conflictAt(field);
    return form && field && conflict ? { form, field, conflict } : null;
  });

  /** Id of the control inside; the directive certitudeInput takes it. */
  readonly id = `certitude-field-${++count}`;
  /** The error as shown: a sentence. */
  readonly message = computed(() => this.error() ?? this.#formMessage());
  /** Ids for aria-describedby of the control. */
  readonly describedBy = computed(
    () =>
      [this.message() ? `${this.id}-error` : '', this.help() ? `${this.id}-help` : ''].filter(Boolean).join(' ') ||
      null,
  );

  /** The buttons of the choice are gone with it: the keyboard goes on where the text is. */
  protected goOn(): void {
    this.#host.nativeElement.querySelector<HTMLElement>(`[id="${this.id}"]`)?.focus();
  }

  #formMessage(): string | null {
    const state = this.of()?.();
    const first = state?.touched() ? state.errors()[0] : undefined;
    return first ? sentence(this.label(), first.message ?? 'is not valid') : null;
  }
}

/** Contracts say "must not be empty": the label in front makes the sentence. Full sentences stay. */
export function sentence(label: string, message: string): string {
  const text = /^[a-z]/.test(message) ? `${label} ${message}` : message;
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
