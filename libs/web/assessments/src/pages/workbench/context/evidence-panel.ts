import { Component, computed, inject, linkedSignal } from '@angular/core';
import { LucidePlus } from '@lucide/angular';
import { type EvidenceView } from '@certitude/contracts';
import { Button, ErrorState, Skeleton } from '@certitude/web/ui';
import { WorkbenchState } from '../workbench-state';
import { AddEvidence } from './add-evidence';
import { ContextData } from './context-data';
import { EvidenceEntry } from './evidence-entry';

/** What proves the open answer. */
@Component({
  selector: 'certitude-evidence-panel',
  imports: [AddEvidence, Button, ErrorState, EvidenceEntry, Skeleton, LucidePlus],
  template: `
    @switch (evidence.phase()) {
      @case ('loading') {
        <certitude-skeleton [lines]="3" [height]="64" label="Loading evidence" />
      }
      @case ('failed') {
        <certitude-error-state [failure]="evidence.error()" (retry)="evidence.reload()" />
      }
      @default {
        @if (adding()) {
          <certitude-add-evidence [attached]="attached()" (added)="added($event)" (cancelled)="adding.set(false)" />
        } @else {
          @if (mayAdd()) {
            <div>
              <button type="button" certitudeButton size="small" (click)="adding.set(true)">
                <svg lucidePlus [size]="14"></svg>Add evidence
              </button>
            </div>
          }
          @if (evidence.phase() === 'empty') {
            <p class="none">
              {{
                mayAdd()
                  ? 'No evidence yet. Attach the documents, links or statements that show why this level is right.'
                  : 'No evidence was attached.'
              }}
            </p>
          }
        }
        <ul class="entries">
          @for (each of evidence.value() ?? []; track each.id) {
            <li>
              <certitude-evidence-entry [evidence]="each" (changed)="replace($event)" (detached)="remove(each)" />
            </li>
          }
        </ul>
      }
    }
  `,
  styleUrl: './panel.scss',
})
export class EvidencePanel {
  readonly #state = inject(WorkbenchState);
  readonly #data = inject(ContextData);

  protected readonly evidence = this.#data.evidence;
  protected readonly adding = linkedSignal({ source: () => this.#state.item()?.id, computation: () => false });
  protected readonly mayAdd = this.#state.mayAttach;
  protected readonly attached = computed(() => new Set((this.evidence.value() ?? []).map(({ id }) => id)));

  protected added(evidence: EvidenceView): void {
    this.adding.set(false);
    this.evidence.update((all) => [evidence, ...all.filter(({ id }) => id !== evidence.id)]);
  }

  protected replace(evidence: EvidenceView): void {
    this.evidence.update((all) => all.map((known) => (known.id === evidence.id ? evidence : known)));
  }

  protected remove(evidence: EvidenceView): void {
    this.evidence.update((all) => all.filter(({ id }) => id !== evidence.id));
  }
}
