import { type PageBlock, type PagePicture, type PageSize } from './pdf-pages';
import { inMemory, type Pdfium } from './pdfium';
import { ROOM, taggedText } from './tagged-text';

/** RGBA instead of BGRA, and annotations with the page. */
const RENDER_FLAGS = 0x10 | 0x01;
const WITH_ALPHA = 4;
const BYTES_OF_PIXEL = 4;
const WHITE = 0xffffffff;

/** A PDF in the memory of PDFium. Nothing of a page stays there once it is drawn or read. */
export class PdfFile {
  readonly sizes: readonly PageSize[];
  readonly #pdfium: Pdfium;
  readonly #document: number;

  /** @throws Error when the bytes are no PDF that can be opened */
  constructor(pdfium: Pdfium, content: Uint8Array) {
    this.#pdfium = pdfium;
    // Stays as long as the file is open: PDFium reads from it.
    const memory = pdfium.pdfium.wasmExports.malloc(content.byteLength);
    if (memory === 0) throw new Error('There is not enough memory.');
    pdfium.pdfium.HEAPU8.set(content, memory);
    this.#document = pdfium.FPDF_LoadMemDocument(memory, content.byteLength, '');
    if (this.#document === 0) throw new Error('This is no PDF that can be opened.');
    const count = pdfium.FPDF_GetPageCount(this.#document);
    this.sizes = Array.from({ length: count }, (_, index) => this.#sizeOf(index));
  }

  /** @param width pixels; the height follows */
  draw(index: number, width: number): PagePicture {
    const { width: points, height: tall } = this.sizes[index] ?? { width: 1, height: 1 };
    const height = Math.max(1, Math.round((width * tall) / points));
    const stride = width * BYTES_OF_PIXEL;
    return this.#onPage(index, (page) =>
      inMemory(this.#pdfium, stride * height, (memory) => {
        const bitmap = this.#pdfium.FPDFBitmap_CreateEx(width, height, WITH_ALPHA, memory, stride);
        this.#pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
        this.#pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, RENDER_FLAGS);
        this.#pdfium.FPDFBitmap_Destroy(bitmap);
        return {
          width,
          height,
          pixels: new Uint8ClampedArray(this.#pdfium.pdfium.HEAPU8.buffer.slice(memory, memory + stride * height)),
        };
      }),
    );
  }

  text(index: number): readonly PageBlock[] {
    const size = this.sizes[index] ?? { width: 1, height: 1 };
    return this.#onPage(index, (page) =>
      inMemory(this.#pdfium, ROOM, (room) => taggedText(this.#pdfium, { page, room, size })),
    );
  }

  #sizeOf(index: number): PageSize {
    return inMemory(this.#pdfium, 8, (memory) => {
      this.#pdfium.FPDF_GetPageSizeByIndexF(this.#document, index, memory);
      const { getValue } = this.#pdfium.pdfium;
      return { width: getValue(memory, 'float'), height: getValue(memory + 4, 'float') };
    });
  }

  #onPage<T>(index: number, use: (page: number) => T): T {
    const page = this.#pdfium.FPDF_LoadPage(this.#document, index);
    if (page === 0) throw new Error(`Page ${index + 1} cannot be opened.`);
    try {
      return use(page);
    } finally {
      this.#pdfium.FPDF_ClosePage(page);
    }
  }
}
