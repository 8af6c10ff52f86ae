import { init } from '@embedpdf/pdfium';
import { PdfFile } from './pdf-file';
import { type Pdfium } from './pdfium';
import { type PdfAnswer, type PdfWish } from './pdf-messages';

// A worker: drawing a page takes longer than a frame. One worker has one file, and ends with it.
let file: PdfFile | null = null;

addEventListener('message', ({ data }: MessageEvent<PdfWish>) => {
  void answerTo(data).then((answer) =>
    postMessage(answer, { transfer: answer.kind === 'draw' ? [answer.picture.pixels.buffer] : [] }),
  );
});

async function answerTo(wish: PdfWish): Promise<PdfAnswer> {
  try {
    if (wish.kind === 'open') {
      file = await opened(wish.program, wish.content);
      return { kind: 'open', pages: file.sizes };
    }
    if (!file) throw new Error('No file is open.');
    if (wish.kind === 'draw') return { kind: 'draw', picture: file.draw(wish.page, wish.width) };
    return { kind: 'text', blocks: file.text(wish.page) };
  } catch (error) {
    return { kind: 'failed', message: String(error) };
  }
}

async function opened(program: string, content: ArrayBuffer): Promise<PdfFile> {
  const answer = await fetch(program);
  if (!answer.ok) throw new Error(`${program}: ${answer.status}`);
  const pdfium = await init({ wasmBinary: await answer.arrayBuffer() });
  pdfium.PDFiumExt_Init();
  return new PdfFile(pdfium as unknown as Pdfium, new Uint8Array(content));
}
