import { NotePage } from '../../testing/note-page';
import { TABLE_TOOLS, TEXT_TOOLS } from './note-tools';

let page = new NotePage();
const use = (name: string): void =>
  [...TEXT_TOOLS, ...TABLE_TOOLS]
    .flat()
    .find((tool) => tool.name === name)
    ?.run(page.editor);
const rows = (): string[] =>
  [...page.editor.view.dom.querySelectorAll('tr')].map((row) =>
    [...row.cells].map((cell) => (cell.localName === 'th' ? `(${cell.textContent})` : cell.textContent)).join('|'),
  );
/** A table with a to i in three rows of three cells, the cursor in the one with e. */
beforeEach(() => {
  page = new NotePage();
  use('Table');
  for (const letter of 'abcdefghi') page.type(letter).press('Tab');
  use('Delete row');
  for (let back = 0; back < 2; back++) page.press('Tab', { shiftKey: true });
});
afterEach(() => {
  expect(page.refused).toEqual([]);
  page.close();
});

describe('a table that is written', () => {
  it('has a head, is walked through by Tab, which makes another row behind the last, and text can follow it', () => {
    expect(rows()).toEqual(['(a)|(b)|(c)', 'd|e|f', 'g|h|i']);
    page.press('Enter', { ctrlKey: true }).type('after');
    expect(page.shape).toMatch(/^table\(.*\) paragraph\(after\)$/);
  });

  it.each([
    ['Row above', ['(a)|(b)|(c)', '||', 'd|e|f', 'g|h|i']],
    ['Row below', ['(a)|(b)|(c)', 'd|e|f', '||', 'g|h|i']],
    ['Column left', ['(a)|()|(b)|(c)', 'd||e|f', 'g||h|i']],
    ['Column right', ['(a)|(b)|()|(c)', 'd|e||f', 'g|h||i']],
    ['Delete row', ['(a)|(b)|(c)', 'g|h|i']],
    ['Delete column', ['(a)|(c)', 'd|f', 'g|i']],
    ['Header row', ['a|b|c', 'd|e|f', 'g|h|i']],
    ['Delete table', []],
  ])('%s', (tool, after) => {
    use(tool);
    expect(rows()).toEqual(after);
  });

  it('is gone with its last row, and with its last column', () => {
    for (let times = 0; times < 3; times++) use('Delete row');
    expect(rows()).toEqual([]);
    page.editor.commands.undo();
    page.editor.commands.focus('start');
    for (let times = 0; times < 3; times++) use('Delete column');
    expect(rows()).toEqual([]);
  });

  it('keeps its cells when what several of them say is deleted', () => {
    const { state } = page.editor;
    const at: number[] = [];
    state.doc.descendants((node, position) => {
      if (node.isText && 'df'.includes(node.text ?? '')) at.push(position);
    });
    page.editor.commands.setTextSelection({ from: at[0] ?? 0, to: (at[1] ?? 0) + 1 });
    page.press('Delete');
    expect(rows()).toEqual(['(a)|(b)|(c)', '||', 'g|h|i']);
  });

  it('can be changed where its rows are ragged', () => {
    use('Delete column');
    page.editor.commands.focus('start');
    page.paste('<table><tr><td>1</td><td>2</td><td>3</td><td>4</td></tr></table>');
    use('Column right');
    expect(rows()).toEqual(['(1)|(2)|3|4|', 'd|f|', 'g|i|']);
  });

  it('is not put into another', () => {
    use('Table');
    expect(page.editor.view.dom.querySelectorAll('table')).toHaveLength(1);
  });
});
