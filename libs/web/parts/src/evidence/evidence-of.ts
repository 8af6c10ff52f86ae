import { Component, computed, input, linkedSignal } from '@angular/core';
import { type Actor, type EvidenceView } from '@certitude/contracts';
import { type Loadable } from '@certitude/web/core';
import { Button, ErrorState, Icon, Skeleton } from '@certitude/web/ui';
import { type AnswerPlace } from '../answer-place';
import { AddEvidence } from './add-evidence';
import { EvidenceEntry } from './evidence-entry';

/** What proves an answer: each piece with what may be done with it, and a way to add more. */
@Component({
  selector: 'certitude-evidence-of',
  imports: [AddEvidence, Button, ErrorState, EvidenceEntry, Skeleton, Icon],
  template: `
    @switch (evidence().phase()) {
      @case ('loading') {
        <certitude-skeleton [lines]="3" [height]="64" label="Loading evidence" />
      }
      @case ('failed') {
        <certitude-error-state [failure]="evidence().error()" (retry)="evidence().reload()" />
      }
      @default {
        @if (adding() && place(); as to) {
          <certitude-add-evidence
            [to]="to"
            [attached]="attached()"
            (added)="added($event)"
            (cancelled)="adding.set(false)"
          />
        } @else {
          @if (mayAttach()) {
            <div>
              <button type="button" certitudeButton size="small" (click)="adding.set(true)">
                <svg certitudeIcon="plus" [size]="14"></svg>Add evidence
              </button>
            </div>
          }
          @if (evidence().phase() === 'empty') {
            <p class="none">
              {{
                mayAttach()
                  ? 'No evidence yet. Attach the documents, links or statements that show why this level is right.'
                  : 'No evidence was attached.'
              }}
            </p>
          }
        }
        <ul class="entries">
          @for (each of evidence().value() ?? []; track each.id) {
            <li>
              <certitude-evidence-entry
                [evidence]="each"
                [of]="place()"
                [actor]="actor()"
                [open]="open()"
                [mayDetach]="mayAttach()"
                (changed)="replace($event)"
                (detached)="remove(each)"
              />
            </li>
          }
        </ul>
      }
    }
  `,
  styles: `
    @use 'panel' as *;
    :host {
      @include panel;
    }
  `,
})
export class EvidenceOf {
  readonly evidence = input.required<Loadable<EvidenceView[]>>();
  /** Where the answer is; null while it is not known. */
  readonly place = input.required<AnswerPlace | null>();
  readonly actor = input.required<Actor | null>();
  /** Whether this person may give evidence to the answer now, or take it away. */
  readonly mayAttach = input.required<boolean>();
  /** Whether the assessment is open. */
  readonly open = input.required<boolean>();

  readonly #id = computed(() => this.place()?.responseId);
  protected readonly adding = linkedSignal({ source: this.#id, computation: () => false });
  protected readonly attached = computed(() => new Set((this.evidence().value() ?? []).map(({ id }) => id)));

  protected added(evidence: EvidenceView): void {
    this.adding.set(false);
    this.evidence().update((all) => [evidence, ...all.filter(({ id }) => id !== evidence.id)]);
  }

  protected replace(evidence: EvidenceView): void {
    this.evidence().update((all) => all.map((known) => (known.id === evidence.id ? evidence : known)));
  }

  protected remove(evidence: EvidenceView): void {
    this.evidence().update((all) => all.filter(({ id }) => id !== evidence.id));
  }
}
