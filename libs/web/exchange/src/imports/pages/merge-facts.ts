import { Component, input, output } from '@angular/core';
import { type MergeFact, type MergeFactRow } from '@certitude/contracts/exchange';
import { Input } from '@certitude/web/ui';
import { linesOfFact } from '../rules/merge-words';

/** Who assesses and when, side by side: now, in the source, and what becomes of it. */
@Component({
  selector: 'certitude-merge-facts',
  imports: [Input],
  template: `
    <div class="table-scroll">
      <table class="table table--cards">
        <caption class="visually-hidden">
          What the source says otherwise of who assesses, and when
        </caption>
        <thead>
          <tr>
            <th scope="col">About the assessment</th>
            <th scope="col">Now</th>
            <th scope="col">Imported</th>
            <th scope="col">Becomes</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.fact) {
            @let words = lines(row);
            <tr>
              <th scope="row">{{ words.name }}</th>
              <td data-label="Now">{{ words.now }}</td>
              <td data-label="Imported">{{ words.imported }}</td>
              <td data-label="Becomes">
                <select
                  #outcome
                  certitudeInput
                  [attr.aria-label]="'What becomes of ' + words.name"
                  [disabled]="busy()"
                  (change)="decide.emit({ fact: row.fact, takes: outcome.value === 'imported' })"
                >
                  <option value="now" [selected]="!takes(row)">Stays unchanged</option>
                  <option value="imported" [selected]="takes(row)">Takes what is imported</option>
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
    :host {
      display: block;
      margin-top: var(--space-4);
    }
    td {
      max-width: 44ch;
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
    td,
    th {
      vertical-align: top;
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
  `,
})
export class MergeFacts {
  readonly rows = input.required<readonly MergeFactRow[]>();
  readonly decided = input.required<ReadonlyMap<MergeFact, boolean>>();
  readonly busy = input(false);
  readonly decide = output<{ readonly fact: MergeFact; readonly takes: boolean }>();
  protected readonly lines = linesOfFact;

  protected takes({ fact, takes }: MergeFactRow): boolean {
    return this.decided().get(fact) ?? takes;
  }
}
