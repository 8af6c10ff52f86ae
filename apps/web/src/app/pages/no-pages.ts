import { Component, inject } from '@angular/core';
import { LucideEye } from '@lucide/angular';
import { Session } from '@certitude/web/core';
import { EmptyState } from '@certitude/web/ui';

/** The home of people who see only what was shared with them: guest auditors. */
@Component({
  selector: 'certitude-no-pages',
  imports: [EmptyState],
  template: `
    <div class="page page--narrow">
      <h1 class="visually-hidden" tabindex="-1">{{ session.membership()?.name }}</h1>
      <certitude-empty-state
        title="Open what was shared with you"
        text="As a guest auditor you see the assessments that you are let into. Follow the link you were sent, or a notification behind the bell."
        [icon]="icon"
      />
    </div>
  `,
})
export class NoPages {
  protected readonly session = inject(Session);
  protected readonly icon = LucideEye;
}
