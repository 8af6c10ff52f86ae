import { type PageBlock, type PdfPages } from '../preview/pdf-pages';

/** A file that was opened, and what was asked of it. Pictures come when a test says so. */
export class FakePages implements PdfPages {
  readonly pages: PdfPages['pages'];
  /** Page and width of every picture that was asked for. */
  readonly asked: (readonly [page: number, width: number])[] = [];
  closed = false;
  fails = false;

  constructor(count: number) {
    this.pages = Array.from({ length: count }, () => ({ width: 595, height: 842 }));
  }

  draw(page: number, width: number): ReturnType<PdfPages['draw']> {
    this.asked.push([page, width]);
    if (this.fails) return Promise.reject(new Error('No memory.'));
    return Promise.resolve({ width: 1, height: 1, pixels: new Uint8ClampedArray(4) });
  }

  text(page: number): Promise<readonly PageBlock[]> {
    const run = { left: 0.1, top: 0.1, width: 0.2, height: 0.02 };
    return Promise.resolve([
      { role: 'heading', level: 1, alternative: '', runs: [{ ...run, text: `Heading ${page + 1}` }] },
      { role: 'figure', level: 0, alternative: `Chart ${page + 1}`, runs: [] },
      {
        ...{ role: 'table', level: 0, alternative: '', runs: [] },
        rows: [
          [{ role: 'columnheader', runs: [{ ...run, text: 'Level' }] }],
          [{ role: 'cell', runs: [{ ...run, text: '3, Advanced' }] }],
        ],
      },
      { role: 'artifact', level: 0, alternative: '', runs: [{ ...run, text: 'Footer' }] },
    ]);
  }

  close(): void {
    this.closed = true;
  }
}

/** jsdom draws nothing: canvases of tests take pictures and show none. */
export function canvases(): void {
  Object.assign(globalThis, { ImageData: class {} });
  HTMLCanvasElement.prototype.getContext = (() => ({
    putImageData: () => undefined,
    measureText: () => ({ width: 100 }),
  })) as never;
}
