import program from '@embedpdf/pdfium/pdfium.wasm' with { loader: 'file' };

/** Where the program of the worker lies: with the application, under a name that changes with it. */
export const PDFIUM = new URL(program, document.baseURI).href;

/** A worker without a file. */
export const startPdfWorker = (): Worker => new Worker(new URL('./pdf.worker', import.meta.url), { type: 'module' });
