/** jsdom lays nothing out: everything that asks is as wide as a window on a desk. */
class Layout implements ResizeObserver {
  constructor(private readonly tell: ResizeObserverCallback) {}

  observe(target: Element): void {
    const contentRect = { width: 1_280, height: 720 } as DOMRectReadOnly;
    this.tell([{ target, contentRect } as ResizeObserverEntry], this);
  }

  unobserve(): void {
    // Nothing is kept.
  }

  disconnect(): void {
    // Nothing is kept.
  }
}

/** Gives pages that measure themselves a size, and lets them scroll where nothing scrolls. */
export function layOut(): void {
  Object.assign(globalThis, { ResizeObserver: Layout });
  Element.prototype.scrollIntoView = () => undefined;
}
