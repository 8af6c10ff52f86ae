import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type init as Init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import { type DrawnChart, type Chart } from '@certitude/reports';
import { pngOf } from './png';
import { typeset } from './typesetter';

const require = createRequire(import.meta.url);

/** Pixels for a unit of a chart: about 220 an inch across a page. */
const SCALE = 2.3;
/** A page for each chart, as large as it is. */
const TEMPLATE = `
#set page(margin: 0pt)
#for chart in json(bytes(sys.inputs.charts)) {
  page(width: chart.width * 1pt, height: chart.height * 1pt, image(bytes(chart.svg), format: "svg", width: 100%))
}
`;

/** Charts as the typesetter draws them in a PDF, as pixels. */
export async function drawn(charts: readonly Chart[]): Promise<readonly DrawnChart[]> {
  if (charts.length === 0) return [];
  const { compiler, document } = typeset(TEMPLATE, { charts: JSON.stringify(charts.map(sized)) });
  const pdf = compiler.pdf(document, { creationTimestamp: 0 });
  const { init } = require('@embedpdf/pdfium') as { init: typeof Init };
  const wasm = await readFile(require.resolve('@embedpdf/pdfium/pdfium.wasm'));
  const pdfium = await init({ wasmBinary: new Uint8Array(wasm).buffer });
  pdfium.PDFiumExt_Init();
  return pagesOf(pdfium, pdf);
}

function sized({ svg }: Chart) {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  return { svg: svg.toWellFormed(), width: Number(width), height: Number(height) };
}

/** Its memory, which is another object after it grew. Its types leave that to a package that nothing else needs. */
const heapOf = ({ pdfium }: WrappedPdfiumModule): Uint8Array =>
  (pdfium as unknown as { readonly HEAPU8: Uint8Array }).HEAPU8;

function pagesOf(pdfium: WrappedPdfiumModule, pdf: Uint8Array): readonly DrawnChart[] {
  const { malloc, free } = pdfium.pdfium.wasmExports;
  const at = malloc(pdf.byteLength);
  heapOf(pdfium).set(pdf, at);
  const document = pdfium.FPDF_LoadMemDocument(at, pdf.byteLength, '');
  if (document === 0) throw new Error('The charts cannot be drawn.');
  const pages = Array.from({ length: pdfium.FPDF_GetPageCount(document) }, (_, page) =>
    drawPage(pdfium, document, page),
  );
  pdfium.FPDF_CloseDocument(document);
  free(at);
  return pages;
}

const WHITE = 0xff_ff_ff_ff;

function drawPage(pdfium: WrappedPdfiumModule, document: number, number: number): DrawnChart {
  const page = pdfium.FPDF_LoadPage(document, number);
  const width = Math.round(pdfium.FPDF_GetPageWidthF(page) * SCALE);
  const height = Math.round(pdfium.FPDF_GetPageHeightF(page) * SCALE);
  const bitmap = pdfium.FPDFBitmap_Create(width, height, 0);
  pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
  pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0);
  const from = pdfium.FPDFBitmap_GetBuffer(bitmap);
  const stride = pdfium.FPDFBitmap_GetStride(bitmap);
  const png = pngOf({ pixels: heapOf(pdfium).subarray(from, from + stride * height), width, height, stride });
  pdfium.FPDFBitmap_Destroy(bitmap);
  pdfium.FPDF_ClosePage(page);
  return { png, width, height };
}
