import { DOCUMENT, NgTemplateOutlet } from '@angular/common';
import {
  Component,
  computed,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { type PageBlock, type PageRun, type PageSize, type PdfPages } from './pdf-pages';
import { TextRuler } from './text-ruler';
import { pictureWidth } from './zoom';

/** A page: its room from the start, its picture while it is near, its text for selecting, searching and reading aloud. */
@Component({
  selector: 'certitude-pdf-sheet',
  imports: [NgTemplateOutlet],
  host: {
    role: 'group',
    '[attr.aria-label]': '"Page " + (index() + 1)',
    '[attr.aria-busy]': 'isDrawn() ? null : true',
    '[style.inline-size.px]': 'shown().width',
    '[style.block-size.px]': 'shown().height',
  },
  templateUrl: './pdf-sheet.html',
  styleUrl: './pdf-sheet.scss',
})
export class PdfSheet {
  readonly file = input.required<PdfPages>();
  readonly index = input.required<number>();
  /** Pixels of CSS. */
  readonly shown = input.required<PageSize>();
  /** Whether it is looked at, or will be soon. */
  readonly near = input.required<boolean>();

  readonly #ruler = inject(TextRuler);
  readonly #density = inject(DOCUMENT).defaultView?.devicePixelRatio ?? 1;
  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('picture');
  protected readonly isDrawn = signal(false);
  protected readonly failed = signal(false);
  protected readonly blocks = signal<readonly PageBlock[]>([]);
  protected readonly lines = computed(() =>
    this.blocks().map((block) => ({
      ...block,
      runs: this.#stretched(block.runs),
      rows: block.rows?.map((row) => row.map((cell) => ({ ...cell, runs: this.#stretched(cell.runs) }))) ?? [],
    })),
  );
  protected readonly roles = { text: null, artifact: null, heading: 'heading', figure: 'img', table: 'table' } as const;

  constructor() {
    const gone = new AbortController();
    inject(DestroyRef).onDestroy(() => gone.abort());
    effect((onCleanup) => {
      if (!this.near()) return this.#free();
      const wanted = new AbortController();
      onCleanup(() => wanted.abort());
      void this.#draw(pictureWidth(this.shown(), this.#density), wanted.signal);
    });
    effect(() => void this.#read(this.file(), this.index(), gone.signal));
  }

  async #draw(width: number, wanted: AbortSignal): Promise<void> {
    try {
      const picture = await this.file().draw(this.index(), width, wanted);
      if (wanted.aborted) return;
      const canvas = this.canvas().nativeElement;
      [canvas.width, canvas.height] = [picture.width, picture.height];
      canvas.getContext('2d')?.putImageData(new ImageData(picture.pixels, picture.width, picture.height), 0, 0);
      this.isDrawn.set(true);
      this.failed.set(false);
    } catch {
      this.failed.set(!wanted.aborted);
    }
  }

  /** A canvas of no size has no memory. */
  #free(): void {
    const canvas = this.canvas().nativeElement;
    [canvas.width, canvas.height] = [0, 0];
    this.isDrawn.set(false);
  }

  async #read(file: PdfPages, index: number, gone: AbortSignal): Promise<void> {
    try {
      this.blocks.set(await file.text(index, gone));
    } catch {
      // The page is shown without it.
    }
  }

  #stretched(runs: readonly PageRun[]) {
    return runs.map((run) => ({ ...run, stretch: this.#stretch(run) }));
  }

  /** By how much letters are made wider than this browser's are, to lie on those of the picture. */
  #stretch({ text, width, height }: PageRun): number {
    const { width: wide, height: tall } = this.file().pages[this.index()] ?? { width: 1, height: 1 };
    const natural = this.#ruler.widthOf(text) * height * tall;
    return natural > 0 ? (width * wide) / natural : 1;
  }
}
