import {
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  model,
  signal,
} from '@angular/core';
import { SwipeSideways, type SwipeDirection } from './swipe';
import {
  SMALLEST,
  fitted,
  grown,
  paneAfterSwipe,
  panesFor,
  parseSizes,
  sizeAfterKey,
  writeSizes,
  type PaneName,
  type PaneSizes,
} from './pane-sizes';

/**
 * Three panes side by side with dividers to drag (or arrow keys), remembered in this browser. Where there is room for
 * two, the second shows middle or end; on phones one at a time, with a bar to switch and swiping.
 * Content: elements marked `pane-start`, `pane-main`, `pane-end`. Each pane scrolls by itself.
 */
@Component({
  selector: 'certitude-split-panes',
  imports: [SwipeSideways],
  templateUrl: './split-panes.html',
  styleUrl: './split-panes.scss',
})
export class SplitPanes {
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** Null until it is measured. */
  readonly #measured = signal<number | null>(null);
  readonly #width = computed(() => this.#measured() ?? 1_280);
  readonly #sizes = signal<PaneSizes | null>(null);
  readonly #dragged = signal<'start' | 'end' | null>(null);

  /** Under which name the sizes are remembered. */
  readonly key = input.required<string>();
  /** What each pane is, for dividers and the switch. */
  readonly labels = input.required<Readonly<Record<PaneName, string>>>();
  readonly initial = input<PaneSizes>({ start: 320, end: 360 });
  /** The pane that shows where not all fit. */
  readonly active = model<PaneName>('main');

  protected readonly count = computed(() => panesFor(this.#width()));
  /** Whether the first pane stays beside the others; false as long as the room is not known. */
  readonly keepsStart = computed(() => this.#measured() !== null && this.count() > 1);
  protected readonly sizes = computed(() => {
    const wanted = this.#sizes() ?? parseSizes(recall(this.key())) ?? grown(this.initial(), this.#width());
    return fitted(wanted, this.count() === 2 ? this.#width() + SMALLEST.end : this.#width());
  });
  protected readonly columns = computed(() => {
    const { start, end } = this.sizes();
    if (this.count() === 3) return `${start}px 1px minmax(0, 1fr) 1px ${end}px`;
    return this.count() === 2 ? `${start}px 1px minmax(0, 1fr)` : 'minmax(0, 1fr)';
  });
  protected readonly shown = computed<Readonly<Record<PaneName, boolean>>>(() => {
    const count = this.count();
    const active = this.active();
    return {
      start: count > 1 || active === 'start',
      main: count === 3 || (count === 2 ? active !== 'end' : active === 'main'),
      end: count === 3 || active === 'end',
    };
  });
  /** What the switch offers: with two panes the first is always there. */
  protected readonly choices = computed<readonly PaneName[]>(() =>
    this.count() === 2 ? ['main', 'end'] : ['start', 'main', 'end'],
  );
  protected readonly smallest = SMALLEST;
  protected readonly dragged = this.#dragged.asReadonly();

  constructor() {
    const destroy = inject(DestroyRef);
    afterNextRender(() => {
      this.#measured.set(this.#element.clientWidth);
      const observer = new ResizeObserver(([entry]) => this.#measured.set(entry?.contentRect.width ?? this.#width()));
      observer.observe(this.#element);
      destroy.onDestroy(() => observer.disconnect());
    });
  }

  protected isChosen(pane: PaneName): boolean {
    return this.shown()[pane];
  }

  protected drag(pane: 'start' | 'end', event: PointerEvent): void {
    const divider = event.currentTarget as HTMLElement;
    const from = { x: event.clientX, size: this.sizes()[pane] };
    divider.setPointerCapture(event.pointerId);
    this.#dragged.set(pane);
    divider.onpointermove = ({ clientX }) => {
      const moved = clientX - from.x;
      this.#resize(pane, from.size + (pane === 'start' ? moved : -moved));
    };
    divider.onlostpointercapture = () => {
      divider.onpointermove = null;
      this.#dragged.set(null);
      this.#remember();
    };
    event.preventDefault();
  }

  protected followKey(pane: 'start' | 'end', event: KeyboardEvent): void {
    const size = sizeAfterKey(pane, event.key, this.sizes()[pane]);
    if (size === null) return;
    event.preventDefault();
    this.#resize(pane, size);
    this.#remember();
  }

  protected reset(): void {
    this.#sizes.set(this.initial());
    this.#remember();
  }

  protected swipe(direction: SwipeDirection): void {
    if (this.count() === 1) this.active.set(paneAfterSwipe(this.active(), direction));
  }

  #resize(pane: 'start' | 'end', size: number): void {
    const other = pane === 'start' ? 'end' : 'start';
    const room = this.#width() - SMALLEST.main - (this.count() === 3 ? this.sizes()[other] : 0);
    this.#sizes.set({ ...this.sizes(), [pane]: Math.max(SMALLEST[pane], Math.min(size, room)) });
  }

  #remember(): void {
    try {
      localStorage.setItem(storageKey(this.key()), writeSizes(this.sizes()));
    } catch {
      // Storage refused: the sizes last until the page is left.
    }
  }
}

const storageKey = (key: string): string => `certitude.panes.${key}`;

function recall(key: string): string | null {
  try {
    return localStorage.getItem(storageKey(key));
  } catch {
    return null;
  }
}
