import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { Button } from '../button/button';
import { Dialog } from './dialog';

/** A question before something that cannot be taken back. Say what is lost and what stays, in their words. */
export interface ConfirmQuestion {
  /** "Remove Petra Novak?" */
  readonly title: string;
  /** "Petra loses access at once, and open pages close. Answers and comments stay." */
  readonly text: string;
  /** Things that are lost, as a list. */
  readonly lost?: readonly string[];
  /** The verb on the button: "Remove member". */
  readonly action: string;
  /** Default: danger. */
  readonly tone?: 'danger' | 'primary';
}

@Component({
  selector: 'certitude-confirmation',
  imports: [Dialog, Button],
  template: `
    <certitude-dialog [title]="question.title">
      <p>{{ question.text }}</p>
      @if (question.lost?.length) {
        <ul>
          @for (thing of question.lost; track $index) {
            <li>{{ thing }}</li>
          }
        </ul>
      }
      <ng-container dialog-actions>
        <button type="button" certitudeButton (click)="ref.close(false)">Cancel</button>
        <button type="button" [certitudeButton]="question.tone ?? 'danger'" (click)="ref.close(true)">
          {{ question.action }}
        </button>
      </ng-container>
    </certitude-dialog>
  `,
  styles: `
    ul {
      padding-left: var(--space-5);
    }
  `,
})
export class Confirmation {
  protected readonly question = inject<ConfirmQuestion>(MAT_DIALOG_DATA);
  protected readonly ref = inject<MatDialogRef<Confirmation, boolean>>(MatDialogRef);
}
