/** One column: a category. Neighbours of the same group (module) share a heading. */
export interface HeatColumn {
  readonly key: string;
  readonly label: string;
  readonly group: string;
}

export interface HeatCell {
  /** 0–5; null when nothing is assessed. */
  readonly score: number | null;
  readonly notApplicable?: boolean;
}

/** One row: a PKI. Cells by column key; a missing one is not part of its model release. */
export interface HeatRow {
  readonly key: string;
  readonly label: string;
  readonly link?: readonly string[];
  readonly cells: Readonly<Record<string, HeatCell>>;
}

export interface HeatGroup {
  readonly name: string;
  readonly columns: readonly HeatColumn[];
}

/** Columns under the headings of their groups, in the order given. */
export function heatGroups(columns: readonly HeatColumn[]): readonly HeatGroup[] {
  const groups: { name: string; columns: HeatColumn[] }[] = [];
  for (const column of columns) {
    const last = groups.at(-1);
    if (last?.name === column.group) last.columns.push(column);
    else groups.push({ name: column.group, columns: [column] });
  }
  return groups;
}

/** The look of a cell: `level-3`, `empty` (not assessed), `not-applicable`, or `absent`. */
export function heatLook(cell: HeatCell | undefined): string {
  if (!cell) return 'absent';
  if (cell.notApplicable) return 'not-applicable';
  if (cell.score === null || cell.score < 1) return 'empty';
  return `level-${Math.min(5, Math.floor(cell.score))}`;
}
