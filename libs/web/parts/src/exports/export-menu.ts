import { Component, input } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import { Button, Icon } from '@certitude/web/ui';
import { type ExportChoice } from './export-choices';

/** A menu of files to take away, each with what it is for. */
@Component({
  selector: 'certitude-export-menu',
  imports: [Button, Icon, MatMenuModule],
  template: `
    @if (choices().length > 0) {
      <button type="button" certitudeButton="quiet" [matMenuTriggerFor]="menu" [attr.aria-label]="label()">
        <svg certitudeIcon="download" [size]="14"></svg><span class="button-words">Export</span>
      </button>
      <mat-menu #menu="matMenu" class="export-menu">
        @for (choice of choices(); track choice.address) {
          <a mat-menu-item [href]="choice.address" download>
            <span class="export-name">{{ choice.name }}</span>
            <span class="export-purpose">{{ choice.purpose }}</span>
          </a>
        }
      </mat-menu>
    }
  `,
})
export class ExportMenu {
  readonly choices = input.required<readonly ExportChoice[]>();
  /** What is exported, where a page has more than one menu. */
  readonly label = input('Export');
}
