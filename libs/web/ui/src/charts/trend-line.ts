import { scoreText } from '@certitude/maturity/text';
import { Component, computed, input } from '@angular/core';
import { HIGHEST_LEVEL, NOT_ASSESSED } from '../level/level';
import { formatDateOnly } from '../time/format';

/** A score at a time; null where nothing was assessed or applied. */
export interface TrendPoint {
  readonly at: string;
  readonly score: number | null;
}

const [WIDTH, HEIGHT, EDGE] = [132, 40, 4];

/**
 * How a score went over the versions, on the fixed scale 0–5, with the target as a line. What was not assessed breaks the
 * line: it is no 0. Spoken, and on hover, as figures.
 */
@Component({
  selector: 'certitude-trend-line',
  template: `
    <svg
      role="img"
      [attr.aria-label]="spoken()"
      [attr.viewBox]="'0 0 ' + width + ' ' + height"
      [attr.width]="width"
      [attr.height]="height"
    >
      <title>{{ spoken() }}</title>
      <line class="ground" x1="0" [attr.x2]="width" [attr.y1]="y(0)" [attr.y2]="y(0)" />
      @if (target(); as target) {
        <line class="target" x1="0" [attr.x2]="width" [attr.y1]="y(target)" [attr.y2]="y(target)" />
      }
      @for (line of lines(); track $index) {
        <polyline [attr.points]="line" />
      }
      @for (mark of marks(); track $index) {
        <circle r="3" [class.last]="$last" [attr.cx]="mark.x" [attr.cy]="mark.y" />
      }
    </svg>
  `,
  styles: `
    :host {
      display: inline-block;
    }
    svg {
      overflow: visible;
    }
    .ground {
      stroke: var(--chart-grid);
    }
    .target {
      stroke: var(--chart-target);
      stroke-dasharray: 4 3;
    }
    polyline {
      fill: none;
      stroke: var(--accent);
      stroke-width: 1.5;
    }
    circle {
      fill: var(--surface-raised);
      stroke: var(--accent);
      stroke-width: 1.5;
    }
    .last {
      fill: var(--accent);
    }
  `,
})
export class TrendLine {
  /** Oldest first. */
  readonly points = input.required<readonly TrendPoint[]>();
  readonly target = input<number | null>(null);
  protected readonly width = WIDTH;
  protected readonly height = HEIGHT;
  readonly #placed = computed(() =>
    this.points().map(({ score }, index, { length }) => ({
      x: length === 1 ? WIDTH / 2 : EDGE + (index * (WIDTH - 2 * EDGE)) / (length - 1),
      y: score === null ? null : this.y(score),
    })),
  );
  protected readonly marks = computed(() => this.#placed().filter(({ y }) => y !== null));
  /** One line per stretch without a gap. */
  protected readonly lines = computed(() => {
    const lines: string[][] = [[]];
    for (const { x, y } of this.#placed())
      if (y === null) lines.push([]);
      else lines.at(-1)?.push(`${x},${y}`);
    return lines.filter(({ length }) => length > 1).map((line) => line.join(' '));
  });
  protected readonly spoken = computed(() => {
    const figures = this.points().map(
      ({ at, score }) => `${score === null ? NOT_ASSESSED : scoreText(score)} on ${formatDateOnly(at.slice(0, 10))}`,
    );
    return `${figures.join(', ')}${this.target() === null ? '' : `; target ${this.target()}`}`;
  });

  protected y(score: number): number {
    return HEIGHT - EDGE - (Math.min(HIGHEST_LEVEL, Math.max(0, score)) / HIGHEST_LEVEL) * (HEIGHT - 2 * EDGE);
  }
}
