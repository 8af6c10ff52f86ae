import { Component, booleanAttribute, input } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import { Button, Icon } from '@certitude/web/ui';
import { type ExportChoice } from './export-choices';

/** A menu of files to take away, each with what it is for. */
@Component({
  selector: 'certitude-export-menu',
  imports: [Button, Icon, MatMenuModule],
  template: `
    @if (choices().length > 0) {
      <button
        type="button"
        certitudeButton="quiet"
        [iconOnly]="iconOnly()"
        [size]="small() ? 'small' : 'medium'"
        [matMenuTriggerFor]="menu"
        [attr.aria-label]="label()"
      >
        <svg certitudeIcon="download" [size]="14"></svg>
        @if (!iconOnly()) {
          {{ text() }}
        }
      </button>
      <mat-menu #menu="matMenu" class="choices-with-purpose">
        <ng-template matMenuContent>
          @for (choice of choices(); track choice.address) {
            <a mat-menu-item [href]="choice.address" download>
              <span>{{ choice.name }}</span>{{ ' ' }}
              <span class="choice-purpose">{{ choice.purpose }}</span>
            </a>
          }
        </ng-template>
      </mat-menu>
    }
  `,
})
export class ExportMenu {
  readonly choices = input.required<readonly ExportChoice[]>();
  /** What is exported, where a page has more than one menu. */
  readonly label = input('Export');
  /** What the button says. */
  readonly text = input('Export');
  readonly iconOnly = input(false, { transform: booleanAttribute });
  readonly small = input(false, { transform: booleanAttribute });
}
