import { Fragment, type Node, type NodeType, type ResolvedPos } from '@tiptap/pm/model';
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';

/** Where the cursor is in a table. */
interface TablePlace {
  readonly table: Node;
  /** Where the table begins. */
  readonly at: number;
  readonly row: number;
  readonly cell: number;
}
type Command = (state: EditorState) => Transaction | null;

const CELLS = new Set(['tableCell', 'tableHeader']);

/** The table that a place is in; null when it is in none. */
export function tableAround($place: ResolvedPos): TablePlace | null {
  // Tables stand in the note itself and nowhere else.
  const table = $place.depth >= 3 ? $place.node(1) : null;
  if (table?.type.name !== 'table') return null;
  return { table, at: $place.before(1), row: $place.index(1), cell: $place.index(2) };
}

export const isInTable = ({ selection }: EditorState): boolean => tableAround(selection.$from) !== null;

const rowsOf = (table: Node): Node[] => table.children.slice();
const typeOf = (state: EditorState, name: string): NodeType => {
  const type = state.schema.nodes[name];
  if (!type) throw new Error(`no node "${name}"`);
  return type;
};
const emptyCell = (state: EditorState, name: string): Node => {
  const paragraph = typeOf(state, 'paragraph').create();
  return typeOf(state, name).create(null, paragraph);
};
const emptyRow = (state: EditorState, columns: number, name = 'tableCell'): Node =>
  typeOf(state, 'tableRow').create(
    null,
    Array.from({ length: columns }, () => emptyCell(state, name)),
  );
const columnsOf = (table: Node): number => Math.max(...rowsOf(table).map((row) => row.childCount));

/** Where a cell begins: in front of it. */
function startOf({ table, at }: TablePlace, row: number, cell: number): number {
  const rows = rowsOf(table);
  const before = (nodes: readonly Node[]) => nodes.reduce((sum, { nodeSize }) => sum + nodeSize, 0);
  return at + 1 + before(rows.slice(0, row)) + 1 + before((rows[row]?.children ?? []).slice(0, cell));
}

/** Puts the cursor into the first line of a cell. */
const into = (change: Transaction, cell: number): Transaction =>
  change.setSelection(TextSelection.near(change.doc.resolve(cell + 1)));

/** A table of three columns with a head and two rows, behind the block that the cursor is in. */
export const insertTable: Command = (state) => {
  const { $to } = state.selection;
  if (tableAround($to)) return null;
  const rows = [emptyRow(state, 3, 'tableHeader'), emptyRow(state, 3), emptyRow(state, 3)];
  const table = typeOf(state, 'table').create(null, rows);
  const block = $to.node(1);
  const isEmpty = $to.depth === 1 && block.content.size === 0;
  const [from, to] = isEmpty ? [$to.before(1), $to.after(1)] : [$to.after(1), $to.after(1)];
  // Or nobody could write on below it.
  const isLast = to === state.doc.content.size;
  const after = isLast ? [typeOf(state, 'paragraph').create()] : [];
  return into(state.tr.replaceWith(from, to, Fragment.from([table, ...after])), from + 2);
};

const insertRow =
  (offset: 0 | 1): Command =>
  (state) => {
    const place = tableAround(state.selection.$from);
    if (!place) return null;
    const at = startOf(place, place.row + offset, 0) - 1;
    return into(state.tr.insert(at, emptyRow(state, columnsOf(place.table))), at + 1);
  };
export const insertRowAbove = insertRow(0);
export const insertRowBelow = insertRow(1);

const insertColumn =
  (offset: 0 | 1): Command =>
  (state) => {
    const place = tableAround(state.selection.$from);
    if (!place) return null;
    const change = state.tr;
    // From the last row on, so that what is before stays where it is.
    for (const [at, row] of [...rowsOf(place.table).entries()].reverse()) {
      const cell = Math.min(place.cell + offset, row.childCount);
      const like = row.child(Math.min(place.cell, row.childCount - 1)).type.name;
      change.insert(startOf(place, at, cell), emptyCell(state, like));
    }
    return change;
  };
export const insertColumnLeft = insertColumn(0);
export const insertColumnRight = insertColumn(1);

export const removeTable: Command = (state) => {
  const place = tableAround(state.selection.$from);
  if (!place) return null;
  const { at, table } = place;
  const isAll = table.nodeSize === state.doc.content.size;
  const nothing = isAll ? [typeOf(state, 'paragraph').create()] : [];
  const change = state.tr.replaceWith(at, at + table.nodeSize, nothing);
  return change.setSelection(TextSelection.near(change.doc.resolve(Math.min(at, change.doc.content.size)), -1));
};

export const removeRow: Command = (state) => {
  const place = tableAround(state.selection.$from);
  if (!place) return null;
  if (place.table.childCount === 1) return removeTable(state);
  const at = startOf(place, place.row, 0) - 1;
  const change = state.tr.delete(at, at + place.table.child(place.row).nodeSize);
  const row = Math.min(place.row, place.table.childCount - 2);
  return into(change, startOf({ ...place, table: tableIn(change, place) }, row, 0));
};

const tableIn = ({ doc }: Transaction, { at, table }: TablePlace): Node => doc.nodeAt(at) ?? table;

export const removeColumn: Command = (state) => {
  const place = tableAround(state.selection.$from);
  if (!place) return null;
  if (rowsOf(place.table).every((row) => row.childCount === 1 && place.cell === 0)) return removeTable(state);
  // Cell by cell: a table that is replaced would lose what others are writing in it.
  const change = state.tr;
  for (const [at, row] of [...rowsOf(place.table).entries()].reverse()) {
    const cell = row.maybeChild(place.cell);
    if (!cell) continue;
    const start = startOf(place, at, place.cell);
    if (row.childCount === 1) change.delete(start - 1, start - 1 + row.nodeSize);
    else change.delete(start, start + cell.nodeSize);
  }
  return change;
};

/** Makes the first row a head, or no head any more. */
export const toggleHead: Command = (state) => {
  const place = tableAround(state.selection.$from);
  const first = place?.table.firstChild;
  if (!place || !first) return null;
  const isHead = first.children.every(({ type }) => type.name === 'tableHeader');
  const type = typeOf(state, isHead ? 'tableCell' : 'tableHeader');
  return first.children.reduce((change, _cell, at) => change.setNodeMarkup(startOf(place, 0, at), type), state.tr);
};

export const nextCell: Command = (state) => {
  const place = tableAround(state.selection.$from);
  if (!place) return null;
  const { table, row, cell } = place;
  if (cell + 1 < table.child(row).childCount) return into(state.tr, startOf(place, row, cell + 1));
  if (row + 1 < table.childCount) return into(state.tr, startOf(place, row + 1, 0));
  return insertRowBelow(state);
};

export const previousCell: Command = (state) => {
  const place = tableAround(state.selection.$from);
  if (!place) return null;
  const { table, row, cell } = place;
  if (cell > 0) return into(state.tr, startOf(place, row, cell - 1));
  if (row > 0) return into(state.tr, startOf(place, row - 1, table.child(row - 1).childCount - 1));
  return null;
};

/** Puts the cursor behind the table, in a line that is made when there is none. */
export const leadOutOf: Command = (state) => {
  const place = tableAround(state.selection.$from);
  if (!place) return null;
  const after = place.at + place.table.nodeSize;
  const next = state.doc.nodeAt(after);
  const change = next?.isTextblock ? state.tr : state.tr.insert(after, typeOf(state, 'paragraph').create());
  return change.setSelection(TextSelection.near(change.doc.resolve(after + 1)));
};

/** Empties the cells that a selection goes over, which stay; null for a selection within one cell. */
export const clearCells: Command = (state) => {
  const { $from, $to } = state.selection;
  const [first, last] = [tableAround($from), tableAround($to)];
  if (!first || !last || first.at !== last.at) return null;
  if (first.row === last.row && first.cell === last.cell) return null;
  const change = state.tr;
  state.doc.nodesBetween($from.pos, $to.pos, (node, at) => {
    if (!CELLS.has(node.type.name)) return true;
    const [start, end] = [at + 1, at + node.nodeSize - 1].map((each) => change.mapping.map(each));
    change.replaceWith(start ?? at, end ?? at, typeOf(state, 'paragraph').create());
    return false;
  });
  return into(change, startOf({ ...first, table: tableIn(change, first) }, first.row, first.cell));
};

/** Puts the cells of a copied table into the table that the cursor is in, from its cell on, as a spreadsheet does. */
export const fillCells = (state: EditorState, copied: Node): Transaction | null => {
  const place = tableAround(state.selection.$from);
  if (!place) return null;
  const change = state.tr;
  let last = startOf(place, place.row, place.cell);
  rowsOf(copied).forEach((source, down) =>
    source.children.forEach((cell, right) => {
      const target = { ...place, row: place.row + down, cell: place.cell + right };
      last = fillCell(state, change, { target, content: cell.content });
    }),
  );
  return into(change, last);
};

/** @returns where the cell begins, which is made when there is none */
function fillCell(
  state: EditorState,
  change: Transaction,
  { target, content }: { readonly target: TablePlace; readonly content: Fragment },
): number {
  const now = (): TablePlace => ({ ...target, table: tableIn(change, target) });
  const { at, row, cell } = target;
  if (row >= now().table.childCount)
    change.insert(at + now().table.nodeSize - 1, emptyRow(state, columnsOf(now().table)));
  for (let cells = now().table.child(row).childCount; cells <= cell; cells++)
    change.insert(startOf(now(), row, cells), emptyCell(state, 'tableCell'));
  const start = startOf(now(), row, cell);
  const { nodeSize } = now().table.child(row).child(cell);
  change.replaceWith(start + 1, start + nodeSize - 1, content);
  return start;
}
