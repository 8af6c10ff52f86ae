import { Component, computed, input, signal } from '@angular/core';
import { reasonText, type Explanation } from '@certitude/maturity';
import { Icon } from '@certitude/web/ui';
import { figureText, resultTexts, valueText } from './figure-text';

let count = 0;

/** The calculation of one score as a table: what it is made of, what each adds, and the sum. Parts unfold in their turn. */
@Component({
  selector: 'certitude-score-calculation',
  imports: [Icon],
  templateUrl: './score-calculation.html',
  styleUrl: './score-calculation.scss',
})
export class ScoreCalculation {
  readonly of = input.required<Explanation>();

  protected readonly id = `calculation-${++count}`;
  readonly #open = signal<ReadonlySet<string>>(new Set());
  protected readonly results = computed(() => resultTexts(this.of()));
  protected readonly rows = computed(() =>
    this.of().parts.map((part) => ({
      part,
      unfolds: part.parts.length > 0,
      open: this.#open().has(part.id),
      /** Said where it is not simply counted. */
      reason: part.reason === 'counted' ? '' : reasonText(part.reason),
      weight: figureText(part.weight),
      value: part.state === 'scored' ? valueText(part) : '–',
      product: figureText(part.product),
      adds: figureText(part.contribution),
    })),
  );
  protected readonly figure = figureText;

  protected toggle(id: string): void {
    this.#open.update((open) => {
      const next = new Set(open);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }
}
