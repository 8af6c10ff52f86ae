import { type PdfDocument } from './document';
import { type Field, isBounded, shows, widgetsOf } from './fields';
import { areaOf, type Page, pagesOf } from './pages';
import { type Dict } from './values';

/** Where a signature is seen. */
export interface Box {
  /** From 1 on. */
  readonly page: number;
  /** Whether it stays where it is, and within, and takes no more of its page than it may. */
  readonly isModest: boolean;
}

/** A box of a signature may take so much of its page: what is under it cannot be told. */
const LARGEST_SHARE = 1 / 8;
/** Stays as large, or as it stands, however a page is shown: larger than it says. */
const DEFIES_ZOOM = 8 | 16;

/** The boxes that a field draws on the pages. @throws Unreadable */
export function boxesOf(document: PdfDocument, field: Field, pages = pagesOf(document)): readonly Box[] {
  const shown = new Set(widgetsOf(document, field).filter((widget) => shows(document, widget)));
  if (shown.size === 0) return [];
  return pages.flatMap((page, at) =>
    document
      .array(page.dict.get('Annots'))
      .map((each) => document.dict(each))
      .filter((widget) => widget !== null && shown.has(widget))
      .map((widget) => ({ page: at + 1, isModest: widget !== null && isModest(document, widget, page) })),
  );
}

function isModest(document: PdfDocument, widget: Dict, { area }: Page): boolean {
  const flags = document.resolve(widget.get('F') ?? 0);
  if (typeof flags !== 'number' || (flags & DEFIES_ZOOM) !== 0) return false;
  if (!isBounded(document, widget.get('AP'))) return false;
  const own = areaOf(document, widget.get('Rect'));
  return own !== null && area !== null && own <= area * LARGEST_SHARE;
}

/**
 * Whether a field shows no more than signatures may: at most one box, of an eighth of its page, and nothing happens there.
 * What shows more is compared like everything else on the pages.
 * @throws Unreadable
 */
export function isOnlyABox(document: PdfDocument, field: Field, pages = pagesOf(document)): boolean {
  if (widgetsOf(document, field).some(acts)) return false;
  const boxes = boxesOf(document, field, pages);
  return boxes.length <= 1 && boxes.every((box) => box.isModest);
}

/** Whether something happens when a place is seen, entered or pressed. */
export const acts = (widget: Dict): boolean => widget.has('A') || widget.has('AA');
