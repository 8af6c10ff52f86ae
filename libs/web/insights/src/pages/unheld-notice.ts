import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { heldKinds, type WorkCounts } from '@certitude/contracts';
import { Session } from '@certitude/web/core';
import { workInWords } from '@certitude/web/parts';
import { Notice } from '@certitude/web/ui';

/** How much nobody has, with the way to it; nothing where everything has somebody. */
@Component({
  selector: 'certitude-unheld-notice',
  imports: [Notice, RouterLink],
  template: `
    @if (first(); as kind) {
      <certitude-notice>
        Without an owner: {{ words() }}.
        <a [routerLink]="link" [queryParams]="{ kind }">Show work without an owner</a>
      </certitude-notice>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    certitude-notice {
      margin-bottom: var(--space-5);
    }
    a {
      text-decoration: underline;
    }
  `,
})
export class UnheldNotice {
  readonly counts = input<WorkCounts | undefined>();
  protected readonly link = ['/o', inject(Session).requireOrganization(), 'unheld-work'];
  protected readonly first = computed(() => heldKinds(this.counts() ?? NONE)[0]);
  protected readonly words = computed(() => workInWords(this.counts() ?? NONE));
}

const NONE = { plan: 0, task: 0, evidence: 0, answer: 0, review: 0 };
