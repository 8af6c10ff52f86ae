import { Component, inject } from '@angular/core';
import { Exports } from '@certitude/web/parts';
import { Button, Card, Icon } from '@certitude/web/ui';
import { ArchiveCard } from './archive-card';

/** Everything of the organization, to take away. */
@Component({
  selector: 'certitude-export-page',
  imports: [ArchiveCard, Button, Card, Icon],
  template: `
    <div class="columns">
      <certitude-card
        heading="Export"
        text="All assessments of the organization in one file. Single assessments and lists have a menu of their own, and whatever leaves can be read by programs and people without Certitude."
      >
        <ul>
          @for (choice of choices; track choice.address) {
            <li>
              <a certitudeButton [href]="choice.address" download
                ><svg certitudeIcon="download" [size]="14"></svg>{{ choice.name }}</a
              >
              <span class="muted">{{ choice.purpose }}</span>
            </li>
          }
        </ul>
      </certitude-card>
      <certitude-archive-card />
    </div>
  `,
  styles: `
    ul {
      display: grid;
      gap: var(--space-3);
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-1) var(--space-3);
    }
  `,
})
export class ExportPage {
  protected readonly choices = inject(Exports).ofOrganization();
}
