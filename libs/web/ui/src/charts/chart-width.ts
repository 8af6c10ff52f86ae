import { DestroyRef, ElementRef, afterNextRender, inject, signal, type Signal } from '@angular/core';

/** The width of the present component in pixels, following its changes; 0 until it is drawn. */
export function chartWidth(): Signal<number> {
  const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  const destroy = inject(DestroyRef);
  const width = signal(0);
  afterNextRender(() => {
    const observer = new ResizeObserver(([entry]) => width.set(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    destroy.onDestroy(() => observer.disconnect());
  });
  return width.asReadonly();
}
