/** The size of a page in points, 72 to the inch. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** A piece of a line, and where it stands: shares of the page's width and height, from its upper left corner. */
export interface PageRun {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What a page says, by the tags of the file and in their order. */
export interface PageBlock {
  /** `artifact`: what is repeated on every page, which nobody wants read aloud. */
  readonly role: 'text' | 'heading' | 'figure' | 'table' | 'artifact';
  /** Of a heading, 1 to 6. */
  readonly level: number;
  /** What a figure shows, in words. */
  readonly alternative: string;
  readonly runs: readonly PageRun[];
  /** Of a table, which has no runs of its own. */
  readonly rows?: readonly (readonly PageCell[])[];
}

/** A cell of a table that is on the page. */
export interface PageCell {
  readonly role: 'columnheader' | 'cell';
  readonly runs: readonly PageRun[];
}

/** A page as it is drawn: RGBA, row by row. */
export interface PagePicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** A file that was opened. */
export interface PdfPages {
  readonly pages: readonly PageSize[];
  /** @param width pixels @param signal ends the wish, as long as nobody began to draw */
  draw(page: number, width: number, signal: AbortSignal): Promise<PagePicture>;
  /** Comes after everything that is to be drawn. */
  text(page: number, signal: AbortSignal): Promise<readonly PageBlock[]>;
  close(): void;
}
