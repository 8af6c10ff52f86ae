import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type ImportView } from '@certitude/contracts/exchange';
import { Session } from '@certitude/web/core';
import { Button } from '@certitude/web/ui';

/** Evidence or plans without an assessment: where they go is chosen next. */
@Component({
  selector: 'certitude-import-part',
  imports: [Button, RouterLink],
  template: `
    <section class="panel" aria-labelledby="import-target">
      <h2 id="import-target">Import into</h2>
      <p>A list like this goes into an assessment that exists. You see what is added before anything is saved.</p>
      <div class="buttons">
        <a certitudeButton="primary" [routerLink]="mergeLink()">Choose the assessment</a>
        <a certitudeButton [routerLink]="bringLink()">Import something else</a>
      </div>
      <p class="muted note">This preview is kept for a day.</p>
    </section>
  `,
  styleUrl: './import.scss',
})
export class ImportPart {
  readonly of = input.required<ImportView>();
  readonly #session = inject(Session);
  protected readonly bringLink = computed(() => ['/o', this.#session.organizationId() ?? '', 'import']);
  protected readonly mergeLink = computed(() => [...this.bringLink(), this.of().id, 'merge']);
}
