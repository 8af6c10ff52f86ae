import { InjectionToken } from '@angular/core';
import { type PdfPages } from './pdf-pages';
import { PdfQueue } from './pdf-queue';

/** Opens a PDF. @throws Error when it cannot be opened or drawn in this browser */
export type PdfReader = (content: ArrayBuffer) => Promise<PdfPages>;

/** How PDFs are opened: in a worker, with a program that is loaded when the first one is. */
export const PDF_READER = new InjectionToken<PdfReader>('PDF_READER', {
  factory: () => async (content) => {
    const { PDFIUM, startPdfWorker } = await import('./start-pdf-worker');
    const queue = new PdfQueue(startPdfWorker());
    const { pages } = await queue.ask({ kind: 'open', program: PDFIUM, content }).catch((error: unknown) => {
      queue.close();
      throw error;
    });
    return {
      pages,
      draw: async (page, width, signal) => (await queue.ask({ kind: 'draw', page, width }, signal)).picture,
      text: async (page, signal) => (await queue.ask({ kind: 'text', page }, signal)).blocks,
      close: () => queue.close(),
    };
  },
});
