import { DOCUMENT } from '@angular/common';
import { inject, Injectable } from '@angular/core';

/** Large, so that nothing is rounded. */
const SIZE = 100;

/** Measures texts without laying them out. */
@Injectable({ providedIn: 'root' })
export class TextRuler {
  readonly #canvas = inject(DOCUMENT).createElement('canvas').getContext('2d');

  /** The width of a text whose letters are 1 high; 0 where nobody can say. */
  widthOf(text: string): number {
    if (!this.#canvas) return 0;
    this.#canvas.font = `${SIZE}px sans-serif`;
    return this.#canvas.measureText(text).width / SIZE;
  }
}
