/** No page needs more; a span may say anything. */
const MAX_SPAN = 50;

/**
 * Takes the spans out of tables that were copied from Word, Excel or a page: what a cell covers becomes empty cells, so
 * that every column keeps its place. A table in a cell becomes the lines that it had.
 */
export function flattenTables(body: HTMLElement): void {
  for (const inner of body.querySelectorAll('table table')) inner.replaceWith(...linesOf(inner));
  for (const table of body.querySelectorAll('table')) {
    for (const caption of table.querySelectorAll('caption')) table.before(asParagraph(caption));
    for (const cell of table.querySelectorAll<HTMLTableCellElement>('th, td')) spread(cell);
    spreadDown(table);
    for (const row of [...table.rows].filter((each) => each.cells.length === 0)) row.remove();
    if (table.rows.length === 0) table.remove();
  }
}

const linesOf = (table: Element): HTMLElement[] =>
  [...table.querySelectorAll('tr')].map((row) =>
    asParagraph(row, [...row.children].map((cell) => (cell.textContent ?? '').trim()).join(' · ')),
  );

function asParagraph(of: Element, words = (of.textContent ?? '').trim()): HTMLElement {
  const line = of.ownerDocument.createElement('p');
  line.textContent = words;
  of.remove();
  return line;
}

const spanOf = (cell: Element, name: 'colspan' | 'rowspan'): number => {
  const span = Number.parseInt(cell.getAttribute(name) ?? '1', 10);
  return Number.isInteger(span) ? Math.min(Math.max(span, 1), MAX_SPAN) : 1;
};
const emptyLike = (cell: Element): Element => cell.ownerDocument.createElement(cell.localName);

function spread(cell: HTMLTableCellElement): void {
  for (let more = spanOf(cell, 'colspan') - 1; more > 0; more--) {
    const empty = emptyLike(cell);
    if (cell.hasAttribute('rowspan')) empty.setAttribute('rowspan', String(spanOf(cell, 'rowspan')));
    cell.after(empty);
  }
  cell.removeAttribute('colspan');
}

/** Row by row: what comes from above has its place before the row below is counted. */
function spreadDown(table: HTMLTableElement): void {
  const rows = [...table.rows];
  rows.forEach((row, at) => {
    [...row.cells].forEach((cell, column) => {
      const until = Math.min(at + spanOf(cell, 'rowspan'), rows.length);
      cell.removeAttribute('rowspan');
      for (const below of rows.slice(at + 1, until)) below.insertBefore(emptyLike(cell), below.cells[column] ?? null);
    });
  });
}
