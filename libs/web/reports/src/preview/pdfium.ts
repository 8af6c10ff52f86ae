import { type WrappedPdfiumModule } from '@embedpdf/pdfium';

/** The memory that PDFium works in; the package leaves its types to another one. */
interface PdfiumMemory {
  /** Another one after the memory grew: never kept. */
  readonly HEAPU8: Uint8Array<ArrayBuffer>;
  readonly wasmExports: { malloc(size: number): number; free(memory: number): void };
  getValue(memory: number, type: 'float'): number;
  UTF16ToString(memory: number): string;
}

/** PDFium as it is used here. */
export type Pdfium = Omit<WrappedPdfiumModule, 'pdfium'> & { readonly pdfium: PdfiumMemory };

/** Uses memory of PDFium and gives it back. @throws Error when there is none left */
export function inMemory<T>({ pdfium: { wasmExports } }: Pdfium, size: number, use: (memory: number) => T): T {
  const memory = wasmExports.malloc(size);
  if (memory === 0) throw new Error('There is not enough memory.');
  try {
    return use(memory);
  } finally {
    wasmExports.free(memory);
  }
}
