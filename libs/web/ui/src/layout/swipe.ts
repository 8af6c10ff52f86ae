import { Directive, output } from '@angular/core';

export type SwipeDirection = 'left' | 'right';

const FAR = 60;

interface Place {
  readonly x: number;
  readonly y: number;
}

/** A finger that moved clearly sideways. Text selection and things that scroll sideways themselves are left alone. */
@Directive({
  selector: '[certitudeSwipe]',
  host: { '(touchstart)': 'begin($event)', '(touchend)': 'end($event)' },
})
export class SwipeSideways {
  readonly certitudeSwipe = output<SwipeDirection>();
  #from: Place | null = null;

  protected begin(event: TouchEvent): void {
    const touch = event.touches.length === 1 ? event.touches[0] : undefined;
    const inside = event.target instanceof Element ? event.target : null;
    this.#from =
      touch && !inside?.closest('[data-scrolls-sideways], .table-scroll, [contenteditable], input')
        ? { x: touch.clientX, y: touch.clientY }
        : null;
  }

  protected end(event: TouchEvent): void {
    const touch = event.changedTouches[0];
    if (!this.#from || !touch) return;
    const x = touch.clientX - this.#from.x;
    const y = touch.clientY - this.#from.y;
    this.#from = null;
    if (Math.abs(x) > FAR && Math.abs(x) > 2 * Math.abs(y)) this.certitudeSwipe.emit(x < 0 ? 'left' : 'right');
  }
}
