import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type * as Package from '@embedpdf/pdfium';
import { smallPdf } from '../testing/small-pdf';
import { PdfFile } from './pdf-file';
import { type Pdfium } from './pdfium';

describe('a PDF in the memory of PDFium', () => {
  let pdfium: Pdfium;
  beforeAll(async () => {
    const program = require.resolve('@embedpdf/pdfium/pdfium.wasm');
    // The same program without modules, which browsers get and Jest cannot load.
    const { init } = require(join(dirname(program), 'index.cjs')) as typeof Package;
    const wasmBinary = new Uint8Array(readFileSync(program));
    pdfium = (await init({ wasmBinary: wasmBinary.buffer })) as unknown as Pdfium;
    pdfium.PDFiumExt_Init();
  });

  it('has pages of their sizes, drawn on white at the width that is asked for', () => {
    const file = new PdfFile(pdfium, smallPdf());
    expect(file.sizes).toEqual([
      { width: 200, height: 100 },
      { width: 200, height: 100 },
    ]);
    const { width, height, pixels } = file.draw(1, 40);
    expect([width, height, pixels.length]).toEqual([40, 20, 3_200]);
    expect([...pixels.slice(0, 4)]).toEqual([255, 0, 0, 255]);
    expect([...file.draw(0, 40).pixels.slice(0, 4)]).toEqual([255, 255, 255, 255]);
  });

  it('says what is on a page by its tags', () => {
    const file = new PdfFile(pdfium, smallPdf());
    const said = (page: number) =>
      file.text(page).map(({ role, level, alternative, runs }) => [role, level, alternative || runs[0]?.text]);
    expect(said(0)).toEqual([
      ['heading', 1, 'A title'],
      ['text', 0, 'A line'],
    ]);
    expect(said(1)).toEqual([['figure', 0, 'A red box']]);
  });

  it('is refused when it is none', () => {
    expect(() => new PdfFile(pdfium, new TextEncoder().encode('<html>'))).toThrow('no PDF');
  });
});
