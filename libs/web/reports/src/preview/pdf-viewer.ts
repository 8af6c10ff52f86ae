import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  Injector,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Button, Icon } from '@certitude/web/ui';
import { PdfSheet } from './pdf-sheet';
import { type PdfPages } from './pdf-pages';
import { PAGE_GAP, pageAt, pageTops, percentOf, shownSize, stepFrom, ZOOM_STEPS, type Zoom } from './zoom';

/** Windows above and below what is seen in which pages are drawn. */
const NEAR = 1;

/** The pages of a PDF, one below the other: drawn when they come near, with zoom, page number and keys. */
@Component({
  selector: 'certitude-pdf-viewer',
  imports: [Button, Icon, PdfSheet],
  templateUrl: './pdf-viewer.html',
  styleUrl: './pdf-viewer.scss',
})
export class PdfViewer {
  readonly file = input.required<PdfPages>();

  private readonly window = viewChild.required<ElementRef<HTMLElement>>('window');
  readonly #injector = inject(Injector);
  readonly #room = signal({ width: 0, height: 0 });
  readonly #scrolled = signal(0);
  protected readonly zoom = signal<Zoom>('auto');
  protected readonly steps = ZOOM_STEPS;
  protected readonly percent = computed(() => percentOf(this.zoom(), this.file().pages, this.#room().width));
  protected readonly shown = computed(() => this.file().pages.map((page) => shownSize(page, this.percent())));
  readonly #tops = computed(() => pageTops(this.shown()));
  protected readonly current = computed(() => pageAt(this.#tops(), this.#scrolled(), this.#room().height));
  protected readonly isSmallest = computed(() => stepFrom(this.percent(), -1) === this.percent());
  protected readonly isLargest = computed(() => stepFrom(this.percent(), 1) === this.percent());

  constructor() {
    const destroyed = inject(DestroyRef);
    effect(() => {
      const window = this.window().nativeElement;
      const observer = new ResizeObserver(([entry]) => {
        const { width = 0, height = 0 } = entry?.contentRect ?? {};
        this.#keepPlace(() => this.#room.set({ width, height }));
      });
      observer.observe(window);
      destroyed.onDestroy(() => observer.disconnect());
    });
  }

  protected isNear(index: number): boolean {
    const { height } = this.#room();
    const top = this.#tops()[index] ?? 0;
    const bottom = top + (this.shown()[index]?.height ?? 0);
    return bottom > this.#scrolled() - NEAR * height && top < this.#scrolled() + (1 + NEAR) * height;
  }

  protected noteScroll(): void {
    this.#scrolled.set(this.window().nativeElement.scrollTop);
  }

  /** @param page from 0; what is beyond the last one is the last one */
  protected goTo(page: number): void {
    const last = this.file().pages.length - 1;
    const top = this.#tops()[Math.min(Math.max(0, Number.isFinite(page) ? page : this.current()), last)] ?? 0;
    this.window().nativeElement.scrollTop = top - PAGE_GAP;
    this.noteScroll();
  }

  protected chooseNumber(field: HTMLInputElement): void {
    this.goTo(Math.trunc(Number(field.value)) - 1);
    field.value = String(this.current() + 1);
  }

  protected chooseZoom(value: string): void {
    this.setZoom(value === 'auto' || value === 'width' ? value : Number(value));
  }

  protected zoomBy(direction: 1 | -1): void {
    this.setZoom(stepFrom(this.percent(), direction));
  }

  protected setZoom(zoom: Zoom): void {
    this.#keepPlace(() => this.zoom.set(zoom));
  }

  /** Keys that the browser has no use for: it scrolls by arrows, pages, Home and End itself. */
  protected act(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const keys: Readonly<Record<string, () => void>> = {
      '+': () => this.zoomBy(1),
      '=': () => this.zoomBy(1),
      '-': () => this.zoomBy(-1),
      '0': () => this.setZoom('auto'),
      n: () => this.goTo(this.current() + 1),
      p: () => this.goTo(this.current() - 1),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** What is looked at stays where it is, however large it gets. */
  #keepPlace(change: () => void): void {
    const window = this.window().nativeElement;
    const [before, tops, page] = untracked(() => [this.shown(), this.#tops(), this.current()] as const);
    const within = window.scrollTop - (tops[page] ?? 0);
    change();
    const [after, newTops] = untracked(() => [this.shown(), this.#tops()] as const);
    if (before === after) return;
    const grown = (after[page]?.height ?? 1) / (before[page]?.height ?? 1);
    const top = Math.max(0, (newTops[page] ?? 0) + (within > 0 ? within * grown : within));
    // At once, so that nothing else is drawn meanwhile; the window follows when the pages have their new size.
    this.#scrolled.set(top);
    afterNextRender({ write: () => (window.scrollTop = top) }, { injector: this.#injector });
  }
}
