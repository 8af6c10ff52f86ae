import { Component, computed, input } from '@angular/core';
import { goalOf, type ImportView } from '@certitude/contracts/exchange';
import { policyName } from '@certitude/maturity';
import { Score } from '@certitude/web/ui';
import { isOurs, linesOf } from '../rules/import-words';

/** What an import becomes, and what it scores: as the official tool shows it, and by each policy here. */
@Component({
  selector: 'certitude-import-scores',
  imports: [Score],
  template: `
    <div class="columns">
      <section class="panel" aria-labelledby="import-becomes">
        <h2 id="import-becomes">What it becomes</h2>
        @if (lines().length > 0) {
          <div class="table-scroll">
            <table class="table">
              <thead>
                <tr>
                  <th scope="col">In the source</th>
                  <th scope="col">Here</th>
                </tr>
              </thead>
              <tbody>
                @for (line of lines(); track line.what) {
                  <tr>
                    <th scope="row">
                      <span class="number">{{ line.count }}</span> {{ line.what }}
                    </th>
                    <td>{{ line.becomes }}</td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
        } @else {
          <p>Nothing is answered in it: it becomes an empty assessment.</p>
        }
      </section>
      @if (isWhole()) {
        <section class="panel" aria-labelledby="import-scores">
          <h2 id="import-scores">What it scores</h2>
          <dl>
            @if (!isOurs(of().kind)) {
              <dt>The official tool shows ({{ policyName(of().scores.tool.policy) }})</dt>
              <dd><certitude-score [of]="of().scores.tool.overall" /></dd>
            }
            @for (one of of().scores.byPolicy; track one.policy) {
              <dt>Here, by {{ policyName(one.policy) }}</dt>
              <dd><certitude-score [of]="one.overall" /></dd>
            }
          </dl>
          @for (difference of of().scores.differences; track difference) {
            <p class="place">{{ difference }}</p>
          }
        </section>
      }
    </div>
  `,
  styleUrl: './import.scss',
  styles: `
    :host {
      display: block;
      margin-top: var(--space-5);
    }
    dl {
      display: grid;
      gap: 2px;
      margin: 0;
    }
    dt {
      color: var(--text-muted);
      font-size: var(--text-s);
    }
    dd {
      margin: 0 0 var(--space-2);
    }
    th[scope='row'] {
      font-weight: var(--weight-regular);
    }
  `,
})
export class ImportScores {
  readonly of = input.required<ImportView>();
  protected readonly policyName = policyName;
  protected readonly isOurs = isOurs;
  /** Evidence and plans alone score nothing. */
  protected readonly isWhole = computed(() => goalOf(this.of().kind) === 'assessment');
  protected readonly lines = computed(() => linesOf(this.of().counts));
}
