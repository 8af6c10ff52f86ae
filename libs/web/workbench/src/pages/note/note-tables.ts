import { type Editor, Extension, Node } from '@tiptap/core';
import { clearCells, leadOutOf, nextCell, previousCell } from './table-commands';

/** A note: blocks, and tables beside them, which stand nowhere else. */
const NoteDocument = Node.create({ name: 'doc', topNode: true, content: '(block | table)+' });

const run = (editor: Editor, command: typeof nextCell) => (): boolean => {
  const change = command(editor.state);
  if (change) editor.view.dispatch(change.scrollIntoView());
  return change !== null;
};

const Table = Node.create({
  name: 'table',
  // After lists: Tab moves an item deeper before it leaves a cell.
  priority: 50,
  group: 'table',
  content: 'tableRow+',
  isolating: true,
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['table', ['tbody', 0]],
  addKeyboardShortcuts() {
    return { Tab: run(this.editor, nextCell), 'Shift-Tab': run(this.editor, previousCell) };
  },
});

const TableKeys = Extension.create({
  name: 'tableKeys',
  // Before what these keys do in a line of text.
  priority: 1_000,
  addKeyboardShortcuts() {
    const [clear, leave] = [run(this.editor, clearCells), run(this.editor, leadOutOf)];
    return { Backspace: clear, Delete: clear, 'Mod-Enter': leave };
  },
});

const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableHeader | tableCell)+',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
});

const TableHeader = Node.create({
  name: 'tableHeader',
  content: 'block+',
  isolating: true,
  parseHTML: () => [{ tag: 'th' }],
  renderHTML: () => ['th', { scope: 'col' }, 0],
});

const TableCell = Node.create({
  name: 'tableCell',
  content: 'block+',
  isolating: true,
  parseHTML: () => [{ tag: 'td' }],
  renderHTML: () => ['td', 0],
});

export const TABLE_EXTENSIONS = [NoteDocument, TableKeys, Table, TableRow, TableCell, TableHeader];
