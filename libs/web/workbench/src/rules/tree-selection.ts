import { type ResponseId } from '@certitude/contracts';
import { type TreeRow } from './tree-rows';

/** Which requirements are selected, and the line from which a range goes. */
export interface TreeSelection {
  readonly ids: ReadonlySet<ResponseId>;
  readonly anchor: string | null;
}
export const NOTHING_SELECTED: TreeSelection = { ids: new Set(), anchor: null };

/** Whether all requirements of a line are selected, some, or none. */
export type RowChecked = 'all' | 'some' | 'none';

/** The requirements that a line stands for: its own, or all below it that the tree shows, folded or not. */
export function idsOfRow(row: TreeRow): readonly ResponseId[] {
  switch (row.kind) {
    case 'item':
      return [row.item.id];
    case 'category':
      return row.category.items.map(({ id }) => id);
    case 'module':
      return row.module.categories.flatMap(({ items }) => items.map(({ id }) => id));
  }
}

export function checkedOf({ ids }: TreeSelection, row: TreeRow): RowChecked {
  const own = idsOfRow(row);
  const count = own.filter((id) => ids.has(id)).length;
  if (count === 0) return 'none';
  return count === own.length ? 'all' : 'some';
}

/** Selects everything of a line; what was selected as a whole is not any more. Ranges go from here. */
export function toggled(selection: TreeSelection, rows: readonly TreeRow[], key: string): TreeSelection {
  const row = rows.find((each) => each.key === key);
  if (!row) return selection;
  const ids = new Set(selection.ids);
  const isWhole = checkedOf(selection, row) === 'all';
  for (const id of idsOfRow(row)) {
    if (isWhole) ids.delete(id);
    else ids.add(id);
  }
  return { ids, anchor: key };
}

/** Selects all requirements from where the range begins to a line, both included. What was selected stays. */
export function extended(selection: TreeSelection, rows: readonly TreeRow[], key: string): TreeSelection {
  const to = rows.findIndex((row) => row.key === key);
  const from = rows.findIndex((row) => row.key === selection.anchor);
  if (to < 0) return selection;
  if (from < 0) return { ids: new Set([...selection.ids, ...rows.slice(to, to + 1).flatMap(idsOfRow)]), anchor: key };
  const range = rows.slice(Math.min(from, to), Math.max(from, to) + 1);
  // A heading in between stands for the lines below it that are in the range, unless it is folded or the end itself.
  const meant = range.filter((row, at) => row.kind === 'item' || !row.open || isEnd(range, at, row.key === key));
  return { ids: new Set([...selection.ids, ...meant.flatMap(idsOfRow)]), anchor: selection.anchor };
}

/** A heading that a range ends on from above, where its lines would follow. */
const isEnd = (range: readonly TreeRow[], at: number, isTarget: boolean): boolean =>
  isTarget && at === range.length - 1;

/** Everything that the tree shows. */
export const everything = (rows: readonly TreeRow[]): TreeSelection => ({
  ids: new Set(rows.filter(({ depth }) => depth === 1).flatMap(idsOfRow)),
  anchor: rows[0]?.key ?? null,
});

/** What a key does while requirements are selected; null: what it does otherwise. */
export type SelectionKey = 'toggle' | 'extend' | 'extend-down' | 'extend-up' | 'all' | 'end';

interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

export function selectionKey({ key, shiftKey, ctrlKey, metaKey }: Pressed): SelectionKey | null {
  if (ctrlKey || metaKey) return key.toLowerCase() === 'a' ? 'all' : null;
  if (key === ' ') return shiftKey ? 'extend' : 'toggle';
  if (key === 'Escape') return 'end';
  if (!shiftKey) return null;
  if (key === 'ArrowDown') return 'extend-down';
  return key === 'ArrowUp' ? 'extend-up' : null;
}
