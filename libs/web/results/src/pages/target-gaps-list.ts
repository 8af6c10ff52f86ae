import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type Explanation } from '@certitude/maturity';
import { missingText, scoreText } from '@certitude/maturity/text';
import { answerTo, type Results } from '../rules/results';

/** How many of the requirements that limit a category are named. */
const NAMED = 3;

/** What is missing to the target, the largest gap first, with the answers that make it. */
@Component({
  selector: 'certitude-target-gaps',
  imports: [RouterLink],
  template: `
    <h2>Gaps to the target</h2>
    @if (rows(); as rows) {
      @if (rows.length > 0) {
        <div class="table-scroll">
          <table class="table table--cards">
            <caption class="visually-hidden">
              Categories below the target, the largest gap first
            </caption>
            <thead>
              <tr>
                <th scope="col">Category</th>
                <th scope="col" class="table__number">Score</th>
                <th scope="col" class="table__number">Target</th>
                <th scope="col" class="table__number">Gap</th>
                <th scope="col">{{ of().options.method === 'self' ? 'Rating' : 'Lowest requirements' }}</th>
              </tr>
            </thead>
            <tbody>
              @for (row of rows; track row.category.id) {
                <tr>
                  <th scope="row">{{ row.category.title }}</th>
                  <td data-label="Score" class="table__number">{{ row.score }}</td>
                  <td data-label="Target" class="table__number">{{ of().targets.get(row.category.id) }}</td>
                  <td data-label="Gap" class="table__number">{{ row.missing }}</td>
                  <td [attr.data-label]="of().options.method === 'self' ? 'Rating' : 'Held down by'">
                    <ul>
                      @for (each of row.limiting; track each.title) {
                        <li>
                          @if (each.link; as link) {
                            <a [routerLink]="link">{{ each.title }}</a>
                          } @else {
                            {{ each.title }}
                          }
                          <span class="muted number">, {{ each.level }}</span>
                        </li>
                      }
                      @if (row.more > 0) {
                        <li class="muted">and {{ row.more }} more</li>
                      }
                    </ul>
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      } @else {
        <p>Every category that is assessed has reached {{ reached() }}.</p>
      }
    } @else {
      <p>This assessment has no target level, so there is no gap to show.</p>
    }
    @if (unknown(); as unknown) {
      <p class="muted">Not assessed, so their gap is not known: {{ unknown }}.</p>
    }
  `,
  styles: `
    h2 {
      margin-bottom: var(--space-2);
      font-size: var(--text-m);
    }
    p {
      margin-top: var(--space-2);
      max-width: var(--measure);
      font-size: var(--text-s);
    }
    .table-scroll {
      border: 0;
    }
    th,
    td {
      vertical-align: top;
      overflow-wrap: anywhere;
    }
    ul {
      padding: 0;
      list-style: none;
    }
    li + li {
      margin-top: 2px;
    }
  `,
})
export class TargetGapsList {
  readonly of = input.required<Results>();
  /** Where answers are given; null where they are only read. */
  readonly workbench = input.required<readonly string[] | null>();

  /** Null without a target. */
  protected readonly rows = computed(() => {
    const { gaps, options } = this.of();
    if (!gaps) return null;
    return gaps.gaps.map(({ category, missing, limiting }) => {
      const named = options.method === 'self' ? [category] : limiting;
      return {
        category,
        score: category.value ? scoreText(category.value.number) : '–',
        missing: missingText(missing.number),
        limiting: named.slice(0, NAMED).map((each) => this.#answer(category, each)),
        more: Math.max(0, named.length - NAMED),
      };
    });
  });
  protected readonly reached = computed(() => {
    const levels = new Set(this.of().targets.values());
    const [only] = levels;
    return levels.size === 1 && only !== undefined ? `the target of ${only}` : 'its target';
  });
  protected readonly unknown = computed(
    () =>
      this.of()
        .gaps?.notAssessed.map(({ title }) => title)
        .join(', ') || null,
  );

  #answer(category: Explanation, part: Explanation) {
    const workbench = this.workbench();
    const response = answerTo(this.of().outline, category.id, part.subject === 'requirement' ? part.id : undefined);
    return {
      title: part.subject === 'requirement' ? part.title : 'The rating of the category',
      level: part.level === 0 ? 'not assessed' : `level ${part.level}`,
      link: workbench && response ? [...workbench, 'responses', response] : null,
    };
  }
}
