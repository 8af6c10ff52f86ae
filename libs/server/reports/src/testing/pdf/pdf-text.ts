import { readFile } from 'node:fs/promises';
import { init } from '@embedpdf/pdfium';

/** The text that is on each page, as a reader copies it. */
export async function textsOf(file: Uint8Array): Promise<readonly string[]> {
  return (await readPages(file)).map(({ text }) => text);
}

/** The left edges of a sign, page by page, in shares of the page's width. */
export async function edgesOf(file: Uint8Array, sign: string): Promise<readonly (readonly number[])[]> {
  return (await readPages(file)).map(({ signs }) => signs.filter(([said]) => said === sign).map(([, left]) => left));
}

interface ReadPage {
  readonly text: string;
  readonly signs: readonly (readonly [sign: string, left: number])[];
}

async function readPages(file: Uint8Array): Promise<readonly ReadPage[]> {
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
    const edges = wasmExports.malloc(4 * 8);
    const signs = Array.from({ length: pdfium.FPDFText_CountChars(text) }, (_, at) => {
      pdfium.FPDFText_GetCharBox(text, at, edges, edges + 8, edges + 16, edges + 24);
      const [left = 0] = new Float64Array(heap().slice(edges, edges + 8).buffer);
      return [String.fromCodePoint(pdfium.FPDFText_GetUnicode(text, at)), left / right] as const;
    });
    wasmExports.free(edges);
    pdfium.FPDFText_ClosePage(text);
    pdfium.FPDF_ClosePage(page);
    return { text: said, signs };
  });
}
