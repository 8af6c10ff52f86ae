import { type Editor } from '@tiptap/core';
import { type IconName } from '@certitude/web/ui';
import {
  insertColumnLeft,
  insertColumnRight,
  insertRowAbove,
  insertRowBelow,
  insertTable,
  removeColumn,
  removeRow,
  removeTable,
  toggleHead,
} from './table-commands';
import { HEADING_LEVELS } from './typed-markdown';

/** Something that can be done to the text. */
export interface Tool {
  readonly name: string;
  /** Shown instead of the name. */
  readonly icon?: IconName;
  readonly keys?: string;
  /** Whether the text at the cursor has it already; absent for what only happens once. */
  readonly isOn?: (editor: Editor) => boolean;
  readonly isPossible?: (editor: Editor) => boolean;
  readonly run: (editor: Editor) => void;
}

const { heading, subheading } = HEADING_LEVELS;
const isIn =
  (name: string, attributes = {}) =>
  (editor: Editor): boolean =>
    editor.isActive(name, attributes);
const inTable = isIn('table');
const outsideTables = (editor: Editor): boolean => !inTable(editor);

/** The tool that asks for an address first. */
export const LINK_TOOL: Tool = { name: 'Link', icon: 'link', isOn: isIn('link'), run: () => undefined };

export const TEXT_TOOLS: readonly (readonly Tool[])[] = [
  [
    {
      name: 'Bold',
      icon: 'bold',
      keys: 'Ctrl B',
      isOn: isIn('bold'),
      run: (e) => e.chain().focus().toggleBold().run(),
    },
    {
      ...{ name: 'Italic', icon: 'italic', keys: 'Ctrl I', isOn: isIn('italic') },
      run: (e) => e.chain().focus().toggleItalic().run(),
    },
    {
      name: 'Code',
      icon: 'code',
      keys: 'Ctrl E',
      isOn: isIn('code'),
      run: (e) => e.chain().focus().toggleCode().run(),
    },
    LINK_TOOL,
  ],
  [
    {
      ...{ name: 'Heading', icon: 'heading-1', isOn: isIn('heading', { level: heading }) },
      run: (e) => e.chain().focus().toggleHeading({ level: heading }).run(),
    },
    {
      ...{ name: 'Subheading', icon: 'heading-2', isOn: isIn('heading', { level: subheading }) },
      run: (e) => e.chain().focus().toggleHeading({ level: subheading }).run(),
    },
    {
      ...{ name: 'Quote', icon: 'text-quote', isOn: isIn('blockquote') },
      run: (e) => e.chain().focus().toggleBlockquote().run(),
    },
  ],
  [
    {
      ...{ name: 'List', icon: 'list', isOn: isIn('bulletList') },
      run: (e) => e.chain().focus().toggleBulletList().run(),
    },
    {
      ...{ name: 'Numbered list', icon: 'list-ordered', isOn: isIn('orderedList') },
      run: (e) => e.chain().focus().toggleOrderedList().run(),
    },
    {
      ...{ name: 'Move item out', icon: 'indent-decrease', keys: 'Shift Tab' },
      isPossible: (e) => e.can().liftListItem('listItem'),
      run: (e) => e.chain().focus().liftListItem('listItem').run(),
    },
    {
      ...{ name: 'Move item in', icon: 'indent-increase', keys: 'Tab' },
      isPossible: (e) => e.can().sinkListItem('listItem'),
      run: (e) => e.chain().focus().sinkListItem('listItem').run(),
    },
  ],
  [{ name: 'Table', icon: 'table-2', isPossible: outsideTables, run: (e) => change(e, insertTable) }],
  [
    { name: 'Undo', icon: 'undo-2', keys: 'Ctrl Z', run: (e) => e.chain().focus().undo().run() },
    { name: 'Redo', icon: 'redo-2', keys: 'Ctrl Y', run: (e) => e.chain().focus().redo().run() },
  ],
];

/** What can be done to the table that the cursor is in. */
export const TABLE_TOOLS: readonly (readonly Tool[])[] = [
  [
    { name: 'Row above', run: (e) => change(e, insertRowAbove) },
    { name: 'Row below', run: (e) => change(e, insertRowBelow) },
    { name: 'Delete row', run: (e) => change(e, removeRow) },
  ],
  [
    { name: 'Column left', run: (e) => change(e, insertColumnLeft) },
    { name: 'Column right', run: (e) => change(e, insertColumnRight) },
    { name: 'Delete column', run: (e) => change(e, removeColumn) },
  ],
  [
    { name: 'Header row', run: (e) => change(e, toggleHead) },
    { name: 'Delete table', run: (e) => change(e, removeTable) },
  ],
];

function change(editor: Editor, command: typeof insertTable): void {
  const made = command(editor.state);
  if (made) editor.view.dispatch(made.scrollIntoView());
  editor.view.focus();
}
