import { Component, inject } from '@angular/core';
import { MatDialogRef } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { Keys } from '@certitude/web/core';
import { Dialog } from '@certitude/web/ui/overlays';
import { KEY_HELP } from '../../rules/keys';
import { WHICH_STANDS } from '../../rules/labels';

/** The keys of the workbench, and which of two people's changes stands. */
@Component({
  selector: 'certitude-keys-help',
  imports: [Dialog, RouterLink],
  template: `
    <certitude-dialog title="Keys, and working together">
      @if (keys.enabled()) {
        <dl>
          @for (line of lines; track line.does) {
            <div>
              <dt>
                @for (key of keys.of(line.commands); track key) {
                  <kbd>{{ key }}</kbd>
                }
              </dt>
              <dd>{{ line.does }}</dd>
            </div>
          }
        </dl>
        <p class="muted">They work wherever you are not typing. In the list, arrow keys move, Enter opens.</p>
        <p class="muted">
          While you select several: Space selects, Shift with an arrow or Space a range, Ctrl+A all, Escape ends it.
        </p>
      } @else {
        <p class="muted">Single keys are switched off. In the list, arrow keys move, Enter opens.</p>
      }
      <p><a routerLink="/account" fragment="keys" (click)="ref.close()">Choose your keys</a></p>
      <h3>When two people change the same</h3>
      <ul>
        @for (rule of rules; track rule) {
          <li>{{ rule }}</li>
        }
      </ul>
    </certitude-dialog>
  `,
  styles: `
    dl {
      display: flex;
      flex-direction: column;
      gap: var(--space-2);
    }
    div {
      display: grid;
      grid-template-columns: 128px 1fr;
      align-items: center;
      font-size: var(--text-s);
    }
    dt {
      display: flex;
      gap: 3px;
    }
    p {
      font-size: var(--text-xs);
    }
    h3 {
      font-size: var(--text-s);
    }
    ul {
      padding-left: var(--space-5);
      font-size: var(--text-s);
    }
  `,
})
export class KeysHelp {
  protected readonly ref = inject<MatDialogRef<KeysHelp>>(MatDialogRef);
  protected readonly keys = inject(Keys);
  protected readonly lines = KEY_HELP;
  protected readonly rules = WHICH_STANDS;
}
