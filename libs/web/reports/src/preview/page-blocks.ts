import { type PageBlock, type PageCell, type PageRun, type PageSize } from './pdf-pages';

/** A sign on a page, in points from its lower left corner. */
export interface Glyph {
  readonly sign: string;
  /** The number of the tagged content that it belongs to; -1 for what has no tag. */
  readonly content: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A tag of a page. */
export interface Tag {
  readonly kind: string;
  readonly alternative: string;
  readonly contents: readonly number[];
  readonly children: readonly Tag[];
}

interface Run {
  readonly content: number;
  text: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** So much of a line's height apart, two signs are in two columns. */
const COLUMN_GAP = 1.5;
/** Ends of lines, places to break words, and what stands for a hyphen at the end of a line. */
const LINE_END = /[\r\n]/;
const INVISIBLE = /[\p{Cc}\u00ad\u200b\ufeff\ufffe]/gu;

/** What a page says, in the order of its tags; what has none comes last, as something that is repeated. */
export function blocksOf(glyphs: readonly Glyph[], tags: readonly Tag[], size: PageSize): readonly PageBlock[] {
  const runs = runsOf(glyphs);
  const isTagged = tags.length > 0;
  const byContent = new Map<number, Run[]>();
  for (const run of runs) {
    const content = isTagged ? run.content : -1;
    byContent.set(content, [...(byContent.get(content) ?? []), run]);
  }
  const shown = (contents: readonly number[]): readonly PageRun[] =>
    contents.flatMap((content) => byContent.get(content) ?? []).flatMap((run) => placed(run, size));
  const tagged = tags
    .flatMap((tag) => piecesOf(tag))
    .map(({ contents, rows, ...piece }) => ({
      ...piece,
      runs: shown(contents),
      ...(rows && { rows: rows.map((row) => row.map(({ tag, role }) => ({ role, runs: shown(everythingIn(tag)) }))) }),
    }));
  const rest: PageBlock = { role: isTagged ? 'artifact' : 'text', level: 0, alternative: '', runs: shown([-1]) };
  return [...tagged, rest].filter(({ role, runs: own }) => role === 'figure' || role === 'table' || own.length > 0);
}

type Cell = Pick<PageCell, 'role'> & { readonly tag: Tag };
interface Piece extends Omit<PageBlock, 'runs' | 'rows'> {
  readonly contents: readonly number[];
  readonly rows?: readonly (readonly Cell[])[];
}

/** Headings, figures and tables are one piece, whatever is inside them; what a table is called stands before it. */
function piecesOf(tag: Tag): readonly Piece[] {
  const level = Number(/^H([1-6])$/.exec(tag.kind)?.[1] ?? (tag.kind === 'Title' ? 1 : 0));
  if (level > 0) return [{ role: 'heading', level, alternative: '', contents: everythingIn(tag) }];
  if (tag.alternative !== '')
    return [{ role: 'figure', level: 0, alternative: tag.alternative, contents: everythingIn(tag) }];
  if (tag.kind === 'Table') return tablePieces(tag);
  const own: Piece = { role: 'text', level: 0, alternative: '', contents: tag.contents };
  return [...(tag.contents.length > 0 ? [own] : []), ...tag.children.flatMap((child) => piecesOf(child))];
}

function tablePieces(table: Tag): readonly Piece[] {
  const around = table.children.filter(({ kind }) => kind === 'Caption').flatMap((caption) => piecesOf(caption));
  const rows = rowsIn(table).map(({ children }) => children.map((tag) => ({ role: CELLS[tag.kind] ?? 'cell', tag })));
  return [...around, { role: 'table', level: 0, alternative: '', contents: [], rows }];
}
const CELLS: Readonly<Record<string, PageCell['role']>> = { TH: 'columnheader', TD: 'cell' };

/** Of the table itself: what is inside a cell belongs to the cell. */
const rowsIn = ({ children }: Tag): readonly Tag[] =>
  children.flatMap((child) =>
    child.kind === 'TR' ? [child] : /^T(?:Head|Body|Foot)$/i.test(child.kind) ? rowsIn(child) : [],
  );

const everythingIn = ({ contents, children }: Tag): readonly number[] => [
  ...contents,
  ...children.flatMap((child) => everythingIn(child)),
];

/** Signs that stand together: of one line, one content and one column. */
function runsOf(glyphs: readonly Glyph[]): readonly Run[] {
  const runs: Run[] = [];
  let open: Run | null = null;
  for (const glyph of glyphs) {
    if (LINE_END.test(glyph.sign)) open = null;
    else if (open && continues(open, glyph)) extend(open, glyph);
    // A space between two pieces belongs to the one before it.
    else if (glyph.sign.trim() !== '') runs.push((open = { ...glyph, text: glyph.sign }));
  }
  return runs;
}

function continues(run: Run, { sign, content, left, right }: Glyph): boolean {
  if (sign.trim() === '') return true;
  const gap = Math.max(left - run.right, run.left - right);
  return run.content === content && gap <= COLUMN_GAP * (run.top - run.bottom);
}

function extend(run: Run, { sign, left, top, right, bottom }: Glyph): void {
  run.text += sign;
  if (sign.trim() === '') return;
  run.left = Math.min(run.left, left);
  run.right = Math.max(run.right, right);
  run.top = Math.max(run.top, top);
  run.bottom = Math.min(run.bottom, bottom);
}

function placed({ text, left, top, right, bottom }: Run, { width, height }: PageSize): readonly PageRun[] {
  const said = text.replace(INVISIBLE, '').trimEnd();
  if (said === '') return [];
  const place = { left: left / width, top: (height - top) / height };
  return [{ text: said, ...place, width: (right - left) / width, height: (top - bottom) / height }];
}
