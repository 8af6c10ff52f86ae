import { DOCUMENT, DestroyRef, Injectable, inject } from '@angular/core';

/** Where the keyboard is: an element, and what is around it, the nearest first. */
interface Place {
  readonly element: HTMLElement;
  readonly around: readonly Surrounding[];
}
interface Surrounding {
  readonly parent: HTMLElement;
  /** Which child of it the element is, or is in. */
  readonly at: number;
}

const USABLE = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable="true"]';
const OUT_OF_REACH = ':disabled, [hidden], [hidden] *, [inert], [inert] *, [type="hidden"]';
const OVERLAYS = '.cdk-overlay-container';

/**
 * Keeps the keyboard in its place when what it is on goes: a row that is deleted, a form that closes, a button that waits
 * while it works, a dialog whose opener is gone. The browser would put it at the start of the page, without a word.
 * Whoever puts it somewhere themselves is not disturbed.
 */
@Injectable({ providedIn: 'root' })
export class KeptFocus {
  readonly #document = inject(DOCUMENT);
  #last: Place | null = null;
  /** The last one that was not in a dialog or menu. */
  #onPage: Place | null = null;
  #waits = false;

  constructor() {
    const observer = new MutationObserver(() => this.#look());
    const { body } = this.#document;
    observer.observe(body, {
      ...{ subtree: true, childList: true, attributes: true },
      attributeFilter: ['disabled', 'hidden', 'inert'],
    });
    const came = (event: FocusEvent): void => this.#come(event.target);
    const left = (event: FocusEvent): void => this.#leave(event);
    body.addEventListener('focusin', came);
    body.addEventListener('focusout', left);
    inject(DestroyRef).onDestroy(() => {
      observer.disconnect();
      body.removeEventListener('focusin', came);
      body.removeEventListener('focusout', left);
    });
  }

  #come(target: EventTarget | null): void {
    if (!(target instanceof HTMLElement)) return;
    this.#waits = false;
    this.#last = placeOf(target);
    if (!target.closest(OVERLAYS)) this.#onPage = this.#last;
  }

  /** By itself, when the element is still there a moment later: somebody clicked beside it, or left the window. */
  #leave({ target, relatedTarget }: FocusEvent): void {
    if (relatedTarget) return;
    queueMicrotask(() => {
      const isOver = this.#last?.element === target && target instanceof HTMLElement && canBeUsed(target);
      if (isOver) this.#last = null;
    });
  }

  #look(): void {
    const last = this.#last;
    if (!last) return;
    const { element } = last;
    if (element.isConnected && element.matches(':disabled')) {
      this.#waits = true;
      return;
    }
    if (!this.#isLost(element)) return;
    if (canBeUsed(element)) {
      if (this.#waits) element.focus();
      return;
    }
    (this.#beside(last) ?? this.#beside(this.#onPage) ?? this.#start())?.focus();
  }

  /** Whether the keyboard is nowhere, or on something that nobody sees. */
  #isLost(element: HTMLElement): boolean {
    const { activeElement, body } = this.#document;
    return (
      activeElement === null || activeElement === body || (activeElement === element && element.matches(OUT_OF_REACH))
    );
  }

  /** What stands where the element stood, else what is nearest before it. */
  #beside(place: Place | null): HTMLElement | null {
    if (!place) return null;
    if (canBeUsed(place.element)) return place.element;
    for (const { parent, at } of place.around) {
      if (!parent.isConnected || parent.matches(OUT_OF_REACH)) continue;
      if (parent.matches(`main, body, ${OVERLAYS}`)) return null;
      const [before, after] = [[...parent.children].slice(0, at), [...parent.children].slice(at)];
      const found = usableIn(after)[0] ?? usableIn(before).at(-1);
      if (found) return found;
    }
    return null;
  }

  #start(): HTMLElement | null {
    const main = this.#document.querySelector<HTMLElement>('main');
    const start = main?.querySelector<HTMLElement>('h1') ?? main;
    if (start) start.tabIndex = -1;
    return start;
  }
}

function placeOf(element: HTMLElement): Place {
  const around: Surrounding[] = [];
  for (let child: HTMLElement = element; child.parentElement; child = child.parentElement)
    around.push({ parent: child.parentElement, at: [...child.parentElement.children].indexOf(child) });
  return { element, around };
}

function canBeUsed(element: HTMLElement): boolean {
  // Test environments lay nothing out, and browsers before 2024 can't tell.
  const isSeen = typeof element.checkVisibility !== 'function' || element.checkVisibility();
  return element.isConnected && !element.matches(OUT_OF_REACH) && isSeen;
}

const usableIn = (elements: readonly Element[]): HTMLElement[] =>
  elements
    .flatMap((element) => [element, ...element.querySelectorAll('*')])
    .filter((each): each is HTMLElement => each instanceof HTMLElement && each.matches(USABLE))
    .filter((each) => each.tabIndex >= 0 && canBeUsed(each));
