import { type PageBlock, type PageSize } from './pdf-pages';
import { type Pdfium } from './pdfium';
import { blocksOf, type Glyph, type Tag } from './page-blocks';

/** A page of PDFium's, with room for a text of it and the size of the page. */
interface OpenPage {
  readonly page: number;
  readonly room: number;
  readonly size: PageSize;
}

/** Bytes of the room. */
export const ROOM = 4_096;
/** No content of a tag. */
const UNTAGGED = -1;

/** What an open page says. */
export function taggedText(pdfium: Pdfium, open: OpenPage): readonly PageBlock[] {
  return blocksOf(glyphsOf(pdfium, open), tagsOf(pdfium, open), open.size);
}

function glyphsOf(pdfium: Pdfium, { page, room }: OpenPage): readonly Glyph[] {
  const text = pdfium.FPDFText_LoadPage(page);
  const contents = new Map<number, number>([[0, UNTAGGED]]);
  const value = (at: number): number => pdfium.pdfium.getValue(room + at, 'float');
  const contentOf = (index: number): number => {
    const piece = pdfium.FPDFText_GetTextObject(text, index);
    const known = contents.get(piece) ?? pdfium.FPDFPageObj_GetMarkedContentID(piece);
    contents.set(piece, known);
    return known;
  };
  const glyphs = Array.from({ length: pdfium.FPDFText_CountChars(text) }, (_, index): Glyph => {
    pdfium.FPDFText_GetLooseCharBox(text, index, room);
    const box = { left: value(0), top: value(4), right: value(8), bottom: value(12) };
    return { sign: String.fromCodePoint(pdfium.FPDFText_GetUnicode(text, index)), content: contentOf(index), ...box };
  });
  pdfium.FPDFText_ClosePage(text);
  return glyphs;
}

/** Tags of the page, outermost first; none for a file that is not tagged. */
function tagsOf(pdfium: Pdfium, { page, room }: OpenPage): readonly Tag[] {
  const tree = pdfium.FPDF_StructTree_GetForPage(page);
  if (tree === 0) return [];
  const tags = children(
    pdfium.FPDF_StructTree_CountChildren(tree),
    (index) => pdfium.FPDF_StructTree_GetChildAtIndex(tree, index),
    (element) => tagOf(pdfium, element, room),
  );
  pdfium.FPDF_StructTree_Close(tree);
  return tags;
}

function tagOf(pdfium: Pdfium, element: number, room: number): Tag {
  const read = (length: number): string => (length > 2 ? pdfium.pdfium.UTF16ToString(room) : '');
  const kind = read(pdfium.FPDF_StructElement_GetType(element, room, ROOM));
  const alternative = read(Math.min(pdfium.FPDF_StructElement_GetAltText(element, room, ROOM), ROOM));
  const own = Array.from(
    { length: Math.max(0, pdfium.FPDF_StructElement_GetMarkedContentIdCount(element)) },
    (_, index) => pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, index),
  );
  const below = children(
    pdfium.FPDF_StructElement_CountChildren(element),
    (index) => pdfium.FPDF_StructElement_GetChildAtIndex(element, index),
    (child) => tagOf(pdfium, child, room),
  );
  return { kind, alternative, contents: own.filter((content) => content !== UNTAGGED), children: below };
}

/** Those that are on the page: PDFium has no address for others. */
function children(count: number, at: (index: number) => number, read: (element: number) => Tag): readonly Tag[] {
  return Array.from({ length: Math.max(0, count) }, (_, index) => at(index)).flatMap((element) =>
    element === 0 ? [] : [read(element)],
  );
}
