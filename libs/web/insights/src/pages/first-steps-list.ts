import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Session } from '@certitude/web/core';
import { Button, Icon } from '@certitude/web/ui';
import { FirstStepsOf } from '../data-access/insights';
import { stepsOf } from '../first-steps';

/** What to do first, as far as it is not done: it fills itself, and is gone when everything is. */
@Component({
  selector: 'certitude-first-steps',
  imports: [Button, Icon, RouterLink],
  providers: [FirstStepsOf],
  template: `
    @if (open()) {
      <section aria-labelledby="first-steps">
        <div class="head">
          <h2 id="first-steps">First steps</h2>
          <span class="count number">{{ done() }} of {{ steps().length }} done</span>
          <button type="button" certitudeButton="quiet" size="small" (click)="first.end()">Hide</button>
        </div>
        <ol>
          @for (step of steps(); track step.title) {
            <li [class.done]="step.isDone" [class.next]="step === next()">
              <svg [certitudeIcon]="step.isDone ? 'circle-check' : 'circle-dashed'" [size]="18"></svg>
              <span class="words">
                @if (step.path && step === next()) {
                  <a certitudeButton="primary" size="small" [routerLink]="['/o', organization(), ...step.path]">{{
                    step.title
                  }}</a>
                } @else if (step.path && !step.isDone) {
                  <a [routerLink]="['/o', organization(), ...step.path]">{{ step.title }}</a>
                } @else {
                  <span class="title">{{ step.title }}</span>
                }
                <span class="visually-hidden">{{ step.isDone ? ', done' : '' }}</span>
                <span class="text">{{ step.text }}</span>
                @if (!step.isDone && step.other && mayBring()) {
                  <a class="other" [routerLink]="['/o', organization(), ...step.other.path]">{{ step.other.title }}</a>
                }
              </span>
            </li>
          }
        </ol>
      </section>
    }
  `,
  styles: `
    @use 'mixins' as *;
    section {
      margin-bottom: var(--space-6);
      @include card;
    }
    .head {
      display: flex;
      align-items: center;
      gap: var(--space-3);
      padding: var(--space-3) var(--space-4);
      border-bottom: 1px solid var(--border);
    }
    h2 {
      font-size: var(--text-m);
    }
    .count {
      flex: 1;
      color: var(--text-muted);
      font-size: var(--text-s);
    }
    ol {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(340px, 100%), 1fr));
    }
    li {
      display: flex;
      gap: var(--space-3);
      padding: var(--space-3) var(--space-4);
      font-size: var(--text-s);
    }
    svg {
      flex: none;
      margin-top: 1px;
      color: var(--text-faint);
    }
    .words {
      display: flex;
      flex-direction: column;
      gap: 2px;
      min-width: 0;
    }
    .title,
    a {
      font-weight: var(--weight-medium);
    }
    .text {
      color: var(--text-muted);
    }
    .button {
      align-self: flex-start;
    }
    .other {
      font-weight: var(--weight-regular);
    }
    .done {
      svg {
        color: var(--success);
      }
      .title {
        color: var(--text-muted);
      }
    }
    .next svg {
      color: var(--accent);
    }
  `,
})
export class FirstStepsList {
  readonly #session = inject(Session);
  readonly first = inject(FirstStepsOf);
  protected readonly organization = computed(() => this.#session.organizationId() ?? '');
  protected readonly mayBring = computed(() => this.#session.can('assessment:import'));
  protected readonly steps = computed(() => {
    const steps = this.first.value();
    return steps ? stepsOf(steps) : [];
  });
  protected readonly done = computed(() => this.steps().filter(({ isDone }) => isDone).length);
  protected readonly next = computed(() => this.steps().find(({ isDone, path }) => !isDone && path !== null));
  /** Whether they are shown. */
  readonly open = computed(() => this.done() < this.steps().length);
}
