import { type NoteNode } from '@certitude/collab';
import { noteView } from './note-view';

const shown = (...content: NoteNode[]): string => {
  const page = document.createElement('div');
  page.append(noteView({ type: 'doc', content }));
  return page.innerHTML;
};
const text = (words: string, ...marks: NonNullable<NoteNode['marks']>): NoteNode => ({
  type: 'text',
  text: words,
  marks,
});

describe('a note to read', () => {
  it('has the nodes and marks of the editor', () => {
    expect(
      shown(
        { type: 'heading', attrs: { level: 4 }, content: [text('Keys')] },
        { type: 'paragraph', content: [text('two', { type: 'bold' }, { type: 'italic' }), { type: 'hardBreak' }] },
        { type: 'orderedList', attrs: { start: 3 }, content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] },
        { type: 'codeBlock', content: [text('<b>')] },
      ),
    ).toBe(
      '<h4>Keys</h4><p><em><strong>two</strong></em><br></p><ol start="3"><li><p></p></li></ol><pre><code>&lt;b&gt;</code></pre>',
    );
  });

  it('has tables, of rows as long as they are', () => {
    const cell = (type: string, words: string): NoteNode => ({
      type,
      content: [{ type: 'paragraph', content: [text(words)] }],
    });
    const rows = [
      { type: 'tableRow', content: [cell('tableHeader', 'Module'), cell('tableHeader', 'Level')] },
      { type: 'tableRow', content: [{ ...cell('tableCell', 'Keys'), attrs: { colspan: 900, style: 'x' } }] },
    ];
    expect(shown({ type: 'table', content: rows })).toBe(
      '<table><tr><th scope="col"><p>Module</p></th><th scope="col"><p>Level</p></th></tr><tr><td><p>Keys</p></td></tr></table>',
    );
  });

  it('shows a placeholder for what only a newer version knows', () => {
    expect(
      shown({ type: 'diagram', attrs: { class: 'x' }, content: [text('secret')] }, { type: 'constructor' }),
    ).toMatch(/^(<p class="note-unknown">Content of a newer version[^<]*<\/p>){2}$/);
  });

  it('leads only to pages and mailboxes, and takes no attribute from outside', () => {
    const link = (href: unknown) =>
      shown(text('x', { type: 'link', attrs: { href, class: 'banner', style: 'x', id: 'y', onclick: 'z' } }));
    expect(link('https://a.example/')).toBe(
      '<a href="https://a.example/" target="_blank" rel="noopener noreferrer nofollow">x</a>',
    );
    for (const href of ['javascript:alert(1)', 'data:text/html,x', '/sign-out', 7, null]) expect(link(href)).toBe('x');
    expect(shown({ type: 'paragraph', attrs: { class: 'x', style: 'y', 'data-x': '1' } })).toBe('<p></p>');
    expect(shown({ type: 'orderedList', attrs: { start: '1" onclick="x' } })).toBe('<ol></ol>');
  });

  it('says when nothing stands in it', () => {
    expect(shown()).toBe('<p class="note-empty">Nothing written.</p>');
  });
});
