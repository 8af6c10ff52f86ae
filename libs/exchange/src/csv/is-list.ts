import { separatorOf } from './read-csv';

/** An item of the model, alone in the first cell: a package without headings begins so. */
const ITEM = /^"?[GMOR]\.[A-Za-z0-9-]+"?$/;

/** Whether a text is a list: its first line names the columns of answers, or begins as a package of the model does. */
export function isList(text: string): boolean {
  const [first = ''] = text.replace(/^\uFEFF/, '').split(/[\r\n]/, 1);
  const cells = first.split(separatorOf(first)).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  return cells.length >= 2 && ((cells.includes('Key') && cells.includes('Level')) || ITEM.test(cells[0] ?? ''));
}
