import { Component, booleanAttribute, computed, input, linkedSignal } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { Button, DraftNotice, DraftOf, Field, FormErrors, Input, type ButtonSize } from '@certitude/web/ui';
import { type DecisionForm } from './decision-form';

/** Accepts something, or not and says why. What else may be done with it stands inside, beside the buttons. */
@Component({
  selector: 'certitude-decide',
  imports: [Button, DraftNotice, DraftOf, Field, FormErrors, FormField, Input],
  template: `
    <div class="decide" [certitudeDraft]="of().draft">
      <certitude-draft-notice />
      @if (isOpen()) {
        <certitude-field [label]="label()" [help]="help()" [error]="of().error()">
          <textarea certitudeInput [rows]="folded() ? 2 : 3" [formField]="of().draft.form.comment"></textarea>
        </certitude-field>
      }
      <certitude-form-errors [of]="of().draft.form" />
      <div class="actions">
        @if (acceptable() && !isFoldedOut()) {
          <button
            type="button"
            [certitudeButton]="folded() ? '' : 'primary'"
            [size]="size()"
            [busy]="of().draft.form().submitting()"
            (click)="accept()"
          >
            Accept
          </button>
        }
        @if (isOpen()) {
          <button
            type="button"
            [certitudeButton]="folded() ? 'danger' : ''"
            [size]="size()"
            [busy]="of().draft.form().submitting()"
            (click)="of().decline()"
          >
            {{ against() }}
          </button>
        } @else {
          <button type="button" certitudeButton [size]="size()" (click)="unfolded.set(true)">{{ against() }}…</button>
        }
        @if (isFoldedOut()) {
          <button type="button" certitudeButton="quiet" [size]="size()" (click)="unfolded.set(false)">Cancel</button>
        } @else {
          <ng-content />
        }
      </div>
    </div>
  `,
  styles: `
    .decide {
      display: flex;
      flex-direction: column;
      gap: var(--space-2);
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1) var(--space-2);
    }
  `,
})
export class Decide {
  readonly of = input.required<DecisionForm>();
  /** What deciding against it is called. */
  readonly against = input.required<string>();
  readonly label = input('Comment');
  readonly help = input('');
  /** One of a list: the comment shows with a decision against it only, and says nothing about an acceptance. */
  readonly folded = input(false, { transform: booleanAttribute });
  readonly acceptable = input(true, { transform: booleanAttribute });

  /** Open at once where a reason is half written. */
  protected readonly unfolded = linkedSignal(() => this.of().draft.restoredAt() !== null);
  protected readonly isOpen = computed(() => !this.folded() || this.unfolded());
  protected readonly isFoldedOut = computed(() => this.folded() && this.unfolded());
  protected readonly size = computed<ButtonSize>(() => (this.folded() ? 'small' : 'medium'));

  protected accept(): Promise<void> {
    return this.of().accept(this.folded() ? '' : this.of().draft.values().comment);
  }
}
