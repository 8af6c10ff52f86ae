import { cleanHtml } from './clean-html';

/** As Word for Windows copies a list of two levels, with its bullets as text. */
const wordItem = (level: number, marker: string, words: string): string =>
  `<p class=MsoListParagraphCxSpMiddle style='margin-left:36pt;text-indent:-18.0pt;mso-list:l0 level${level} lfo1'>` +
  `<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>${marker}<span ` +
  `style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>${words}<o:p></o:p></p>`;
const clean = (html: string): string =>
  cleanHtml(html)
    .replace(/<!--.*?-->|<\/?o:p>/gs, '')
    .replace(/<span[^>]*><\/span>/g, '');

describe('what is copied from Word', () => {
  it('has its lists as lists, in each other', () => {
    const html = [
      wordItem(1, '·', 'Keys'),
      wordItem(2, 'o', 'at two sites'),
      wordItem(2, 'o', 'in <b>two</b> modules'),
      wordItem(1, '·', 'Ceremonies'),
    ].join('');
    expect(clean(html)).toBe(
      '<ul><li><p>Keys</p><ul><li><p>at two sites</p></li><li><p>in <b>two</b> modules</p></li></ul></li>' +
        '<li><p>Ceremonies</p></li></ul>',
    );
  });

  it.each([
    ['1.', 'ol'],
    ['iv)', 'ol'],
    ['(a)', 'ol'],
    ['§', 'ul'],
    ['o', 'ul'],
  ])('makes of the marker %s a list %s', (marker, list) => {
    expect(clean(wordItem(1, marker, 'x'))).toBe(`<${list}><li><p>x</p></li></${list}>`);
  });

  it('goes no deeper than the item above allows, and ends a list where other text is', () => {
    const html = `${wordItem(7, '·', 'deep')}<p>between</p>${wordItem(1, '1.', 'again')}`;
    expect(clean(html)).toBe('<ul><li><p>deep</p></li></ul><p>between</p><ol><li><p>again</p></li></ol>');
  });
});

describe('what is copied from elsewhere', () => {
  it('has lists in their items, as Google Docs has them beside', () => {
    expect(clean('<ul><li>one</li><ul><li>in it</li></ul><li>two</li></ul>')).toBe(
      '<ul><li>one<ul><li>in it</li></ul></li><li>two</li></ul>',
    );
  });

  it.each([
    ['<h1>A</h1><h2>B</h2><h5>C</h5>', '<h3>A</h3><h4>B</h4><h4>C</h4>'],
    ['<h4>A</h4><h6>B</h6>', '<h3>A</h3><h4>B</h4>'],
  ])('has headings of two ranks: %s', (html, cleaned) => {
    expect(clean(html)).toBe(cleaned);
  });

  it('brings no script, style or frame', () => {
    expect(clean('<style>p{}</style><script>x()</script><iframe src="//x"></iframe><p>kept</p>')).toBe('<p>kept</p>');
  });

  it('stays as it is when it comes from a rationale', () => {
    const own = '<h4 data-pm-slice="1 1 []">A</h4>';
    expect(cleanHtml(own)).toBe(own);
  });
});

describe('a table that is copied', () => {
  const table = (...rows: string[]) => clean(`<table>${rows.map((row) => `<tr>${row}</tr>`).join('')}</table>`);
  const rowsOf = (html: string) =>
    [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('tr')].map((row) =>
      [...row.cells].map((cell) => cell.textContent),
    );

  it('keeps each column in its place where cells span several', () => {
    const html = table(
      '<th colspan="2">Keys</th><th rowspan="2">Level</th>',
      '<td>Root</td><td>Issuing</td>',
      '<td rowspan="2" colspan="2">both</td><td>3</td>',
      '<td>4</td>',
    );
    expect(rowsOf(html)).toEqual([
      ['Keys', '', 'Level'],
      ['Root', 'Issuing', ''],
      ['both', '', '3'],
      ['', '', '4'],
    ]);
    expect(html).not.toMatch(/colspan|rowspan/);
  });

  it.each(['1000000', '-4', 'x', '1e9', ''])('is not as large as a span of %j says', (span) => {
    const html = table(`<td colspan="${span}" rowspan="${span}">a</td>`, '<td>b</td>');
    expect(rowsOf(html).flat().length).toBeLessThanOrEqual(101);
  });

  it('has its caption before it, and the words of a table in a cell as lines', () => {
    const html = clean(
      '<table><caption>Sites</caption><tr><td>A<table><tr><td>x</td><td>y</td></tr></table></td></tr><tr></tr></table>',
    );
    expect(html).toBe('<p>Sites</p><table><tbody><tr><td>A<p>x · y</p></td></tr></tbody></table>');
  });
});
