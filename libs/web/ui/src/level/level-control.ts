import { Component, ElementRef, booleanAttribute, computed, inject, input, output, signal } from '@angular/core';
import { HIGHEST_LEVEL, NOT_ASSESSED, type LevelText } from './level';

let count = 0;

/**
 * Chooses a level: five large labelled steps and "not assessed".
 * Keys: 0–5 choose at once; arrows, Home and End move and show the description without choosing, Enter or Space
 * choose. (Choosing on an arrow, as radios do, would change a rating by accident while reading.)
 */
@Component({
  selector: 'certitude-level-control',
  template: `
    <div
      class="steps"
      role="radiogroup"
      [attr.aria-label]="label()"
      [attr.aria-disabled]="disabled() || null"
      (keydown)="followKey($event)"
      (mouseleave)="pointed.set(null)"
      (focusout)="focused.set(null)"
    >
      @for (step of steps(); track step.number) {
        <button
          type="button"
          class="step"
          role="radio"
          [class]="'step--' + step.number"
          [class.reached]="step.number > 0 && step.number <= level()"
          [attr.data-level]="step.number"
          [attr.aria-checked]="step.number === level()"
          [attr.aria-label]="step.number === 0 ? step.name : 'Level ' + step.number + ', ' + step.name"
          [attr.aria-describedby]="step.description ? id + '-' + step.number : null"
          [attr.aria-disabled]="disabled() || null"
          [tabindex]="step.number === tabStop() ? 0 : -1"
          (click)="choose(step.number)"
          (focus)="focused.set(step.number)"
          (mouseenter)="pointed.set(step.number)"
        >
          <span class="bar"></span>
          <span class="sign">{{ step.number === 0 ? '–' : step.number }}</span>
          <span class="name">{{ step.name }}</span>
        </button>
      }
    </div>
    <div class="descriptions" [id]="id" [class.all]="all()">
      @for (step of steps(); track step.number) {
        <p
          class="description"
          [class.shown]="all() || step.number === described()"
          [class.standing]="step.number === level()"
          [id]="id + '-' + step.number"
        >
          @if (step.number > 0) {
            <strong>{{ all() ? step.number + ' ' : '' }}{{ step.name }}.</strong>
          }
          {{ step.description }}
        </p>
      }
    </div>
    <button
      type="button"
      class="compare"
      [attr.aria-expanded]="all()"
      [attr.aria-controls]="id"
      (click)="all.set(!all())"
    >
      {{ all() ? 'Show one description' : 'Read all levels' }}
    </button>
  `,
  styleUrl: './level-control.scss',
})
export class LevelControl {
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef);

  /** The level that stands, 0 for not assessed. */
  readonly level = input.required<number>();
  /** The five levels of the category, with their descriptions. */
  readonly levels = input.required<readonly LevelText[]>();
  /** What becomes of it while nobody has judged: the policy of the assessment says that. */
  readonly noJudgement = input.required<string>();
  /** What is rated, for screen readers. */
  readonly label = input('Maturity level');
  readonly disabled = input(false, { transform: booleanAttribute });
  /** A level was chosen that differs from the one that stands. */
  readonly levelChange = output<number>();

  protected readonly id = `certitude-level-${++count}`;
  protected readonly focused = signal<number | null>(null);
  protected readonly pointed = signal<number | null>(null);
  /** Whether all levels are described at once: to compare them, and where nothing can be pointed at. */
  protected readonly all = signal(false);
  protected readonly steps = computed<readonly LevelText[]>(() => [
    { number: 0, name: NOT_ASSESSED, description: this.noJudgement() },
    ...[...this.levels()].sort((a, b) => a.number - b.number),
  ]);
  /** Where Tab enters: the focused step while inside, else the chosen one. */
  protected readonly tabStop = computed(() => this.focused() ?? this.level());
  protected readonly described = computed(() => this.focused() ?? this.pointed() ?? this.level());

  protected choose(level: number): void {
    if (!this.disabled() && level !== this.level()) this.levelChange.emit(level);
  }

  protected followKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = this.focused() ?? this.level();
    if (/^[0-5]$/.test(event.key)) {
      this.choose(Number(event.key));
      this.#focus(Number(event.key));
    } else {
      const target = targetOf(event.key, at);
      if (target === null) return;
      this.#focus(target);
    }
    event.preventDefault();
    // The page has keys 0–5 of its own; one press is one choice.
    event.stopPropagation();
  }

  #focus(level: number): void {
    this.#element.nativeElement.querySelector<HTMLElement>(`[data-level="${level}"]`)?.focus();
  }
}

/** Where an arrow key leads from a step; null for other keys. The ends meet. */
function targetOf(key: string, at: number): number | null {
  const steps = HIGHEST_LEVEL + 1;
  if (key === 'ArrowRight' || key === 'ArrowDown') return (at + 1) % steps;
  if (key === 'ArrowLeft' || key === 'ArrowUp') return (at + steps - 1) % steps;
  if (key === 'Home') return 0;
  if (key === 'End') return HIGHEST_LEVEL;
  return null;
}
