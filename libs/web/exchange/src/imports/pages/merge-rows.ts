import { Component, input, output } from '@angular/core';
import { type ResponseId } from '@certitude/contracts';
import { type MergeRow } from '@certitude/contracts/exchange';
import { Input } from '@certitude/web/ui';
import { linesOfValues, type Outcome, OUTCOMES, outcomesOf, strategyOutcome } from '../rules/merge-words';

/** Answers side by side: now, in the source, and what becomes of them. */
@Component({
  selector: 'certitude-merge-rows',
  imports: [Input],
  template: `
    <div class="table-scroll">
      <table class="table table--cards">
        <caption class="visually-hidden">
          Answers that the source says something else about
        </caption>
        <thead>
          <tr>
            <th scope="col">Answer</th>
            <th scope="col">Now</th>
            <th scope="col">Imported</th>
            <th scope="col">Becomes</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.response) {
            <tr>
              <th scope="row">{{ row.title }}</th>
              <td data-label="Now">
                @for (line of lines(row.now, row.differs); track line.name) {
                  <p class="line">
                    <span class="muted">{{ line.name }}</span> {{ line.text }}
                  </p>
                }
              </td>
              <td data-label="Imported">
                @for (line of lines(row.imported, row.differs); track line.name) {
                  <p class="line">
                    <span class="muted">{{ line.name }}</span> {{ line.text }}
                  </p>
                }
              </td>
              <td data-label="Becomes">
                <select
                  #outcome
                  certitudeInput
                  [attr.aria-label]="'What becomes of ' + row.title"
                  [disabled]="busy()"
                  (change)="choose(row, outcome.value)"
                >
                  @for (each of outcomes(row); track each.outcome) {
                    <option [value]="each.outcome" [selected]="each.outcome === outcomeOf(row)">{{ each.text }}</option>
                  }
                </select>
              </td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    @use 'mixins' as *;
    .line {
      max-width: 44ch;
      margin: 0 0 var(--space-1);
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
    // As wide as what is chosen there.
    select {
      min-width: 32ch;
    }
    @include cards {
      td:last-child {
        grid-column: 1 / -1;
      }
      select {
        width: 100%;
        min-width: 0;
      }
    }
    td,
    th {
      vertical-align: top;
    }
  `,
})
export class MergeRows {
  readonly rows = input.required<readonly MergeRow[]>();
  readonly decided = input.required<ReadonlyMap<ResponseId, Outcome>>();
  readonly busy = input(false);
  readonly decide = output<{ readonly row: MergeRow; readonly outcome: Outcome }>();
  protected readonly lines = linesOfValues;
  protected readonly outcomes = outcomesOf;

  protected outcomeOf(row: MergeRow): Outcome {
    return this.decided().get(row.response) ?? strategyOutcome(row);
  }

  protected choose(row: MergeRow, value: string): void {
    const outcome = OUTCOMES.find((each) => each === value);
    if (outcome) this.decide.emit({ row, outcome });
  }
}
