import { readFile } from 'node:fs/promises';
import { init } from '@embedpdf/pdfium';

/** The text that is on each page, as a reader copies it. */
export async function textsOf(file: Uint8Array): Promise<readonly string[]> {
  const wasm = await readFile(require.resolve('@embedpdf/pdfium/pdfium.wasm'));
  const pdfium = await init({ wasmBinary: new Uint8Array(wasm).buffer });
  pdfium.PDFiumExt_Init();
  const { wasmExports } = pdfium.pdfium;
  const heap = (): Uint8Array => (pdfium.pdfium as unknown as { readonly HEAPU8: Uint8Array }).HEAPU8;
  const at = wasmExports.malloc(file.byteLength);
  heap().set(file, at);
  const document = pdfium.FPDF_LoadMemDocument(at, file.byteLength, '');
  return Array.from({ length: pdfium.FPDF_GetPageCount(document) }, (_, number) => {
    const page = pdfium.FPDF_LoadPage(document, number);
    const text = pdfium.FPDFText_LoadPage(page);
    // Only what is on the page: what lies below its end is in the file, and nobody sees it.
    const [right, top] = [pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)];
    const length = pdfium.FPDFText_GetBoundedText(text, 0, top, right, 0, 0, 0);
    const to = wasmExports.malloc((length + 1) * 2);
    const written = pdfium.FPDFText_GetBoundedText(text, 0, top, right, 0, to, length);
    const said = Buffer.from(heap().slice(to, to + written * 2)).toString('utf16le');
    wasmExports.free(to);
    pdfium.FPDFText_ClosePage(text);
    pdfium.FPDF_ClosePage(page);
    return said;
  });
}
