import { NotePage } from '../../../testing/note-page';
import { LIMIT_TEXTS, TABLE_LIMITS } from '../note-limits';

let page = new NotePage();
beforeEach(() => (page = new NotePage()));
afterEach(() => {
  expect(page.refused).toEqual([]);
  page.close();
});
const table = (rows: number, columns: number, words = 'x'): string =>
  `<table>${`<tr>${`<td>${words}</td>`.repeat(columns)}</tr>`.repeat(rows)}</table>`;

describe('what is pasted', () => {
  it('keeps headings, nested lists, links and tables, and nothing else', () => {
    page.paste(
      '<h1 style="color:red">Keys</h1><p class="x" onclick="y()">See <a href="https://a.example/" style="z" target="top">the ' +
        'policy</a>.</p><ul><li>one<ul><li>two</li></ul></li></ul><table width="9"><tr><th>Site</th></tr><tr><td bgcolor="red">Bern</td></tr></table>',
    );
    expect(page.shape).toBe(
      'heading(Keys) paragraph(See link<the policy>.) ' +
        'bulletList(listItem(paragraph(one) bulletList(listItem(paragraph(two))))) ' +
        'table(tableRow(tableHeader(paragraph(Site))) tableRow(tableCell(paragraph(Bern))))',
    );
    expect(JSON.stringify(page.document)).not.toMatch(/red|onclick|style|target/);
  });

  it('keeps what is bold and italic by style', () => {
    page.paste('<p><span style="font-weight:700">a</span><span style="font-style:italic">b</span></p>');
    expect(page.shape).toBe('paragraph(bold<a>italic<b>)');
  });

  it.each([
    ['<ol start="99999999999"><li>x</li></ol>', 'orderedList', { start: 1 }],
    ['<ol start="x" type="square"><li>x</li></ol>', 'orderedList', { start: 1 }],
    ['<ol start="4" type="a"><li>x</li></ol>', 'orderedList', { start: 4, type: 'a' }],
    [`<pre><code class="language-${'x'.repeat(60)}">x</code></pre>`, 'codeBlock', undefined],
  ])('has no value that the server would refuse: %s', (html, type, attrs) => {
    page.paste(html);
    expect([page.document.content?.[0]?.type, page.document.content?.[0]?.attrs]).toEqual([type, attrs]);
  });

  it('stays apart from a list that the cursor is in', () => {
    page.type('- Keys').paste(table(1, 1));
    expect(page.shape).toContain('bulletList(listItem(paragraph(Keys)))');
    expect(page.shape).toContain('table(tableRow(tableCell(paragraph(x))))');
  });

  it('fills the table that the cursor is in, which grows where it has to', () => {
    page.paste(table(2, 2, 'old'));
    page.editor.commands.setTextSelection(4);
    page
      .press('Tab')
      .paste('<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr><tr><td>5</td></tr></table>');
    expect(page.editor.view.dom.querySelectorAll('table')).toHaveLength(1);
    const rows = [...page.editor.view.dom.querySelectorAll('tr')].map((row) =>
      [...row.cells].map((cell) => cell.textContent),
    );
    expect(rows).toEqual([
      ['old', '1', '2'],
      ['old', '3', '4'],
      ['', '5', ''],
    ]);
  });
});

describe('a limit is named, and nothing of it is written', () => {
  it.each([
    ['rows', table(TABLE_LIMITS.rows + 1, 1)],
    ['columns', table(1, TABLE_LIMITS.columns + 1)],
    ['at-once', `<p>${'long '.repeat(14_000)}</p>`],
    ['at-once', table(150, 20)],
    ['at-once', '<p>x</p>'.padEnd(5_000_001, ' ')],
    ['depth', `<p>a</p>${'<blockquote>'.repeat(70)}<p>x</p>${'</blockquote>'.repeat(70)}<p>b</p>`],
  ] as const)('%s: %#', (limit, html) => {
    page.type('before').paste(html);
    expect(page.limits).toEqual([limit]);
    expect(page.shape).toBe('paragraph(before)');
    expect(LIMIT_TEXTS[limit]).toMatch(/\. \S.*\.$/);
  });

  it('and what keeps to all of them is taken', () => {
    page.paste(table(TABLE_LIMITS.rows, 3)).paste(`<p>${'long '.repeat(12_000)}</p>`);
    expect(page.limits).toEqual([]);
    expect(page.editor.view.dom.querySelectorAll('tr')).toHaveLength(TABLE_LIMITS.rows);
  });
});

describe('a picture', () => {
  const picture = new File(['x'], 'rack.png', { type: 'image/png' });
  it.each([
    ['alone', '', '', ['rack.png']],
    ['copied from a page', '<img src="https://a.example/rack.png">', '', ['rack.png']],
    ['beside words, as Excel copies cells', '<table><tr><td>Bern</td></tr></table>', 'Bern', []],
  ])('that is pasted %s is handed on: %#', (_what, html, text, handed) => {
    page.paste(html, text, [picture]);
    expect(page.pictures).toEqual(handed);
  });

  it('that is dropped is handed on, and the browser does not open it', () => {
    const data = { getData: () => '', files: [picture] };
    const event = Object.assign(new Event('drop', { cancelable: true }), {
      dataTransfer: data,
    }) as unknown as DragEvent;
    const { view } = page.editor;
    view.someProp('handleDrop', (handle) => handle(view, event, view.state.selection.content(), false));
    expect([page.pictures, event.defaultPrevented]).toEqual([['rack.png'], true]);
  });
});
