import { NotePage } from '../../testing/note-page';

let page = new NotePage();
beforeEach(() => (page = new NotePage()));
afterEach(() => {
  // Whatever is typed, the server takes.
  expect(page.refused).toEqual([]);
  page.close();
});

describe('Markdown becomes what it means as it is typed', () => {
  it.each([
    ['# Keys', 'heading(Keys)'],
    ['## Keys', 'heading(Keys)'],
    ['- Keys', 'bulletList(listItem(paragraph(Keys)))'],
    ['* Keys', 'bulletList(listItem(paragraph(Keys)))'],
    ['3. Keys', 'orderedList(listItem(paragraph(Keys)))'],
    ['> Keys', 'blockquote(paragraph(Keys))'],
    ['``` Keys', 'codeBlock(Keys)'],
    ['two **sites** here', 'paragraph(two bold<sites> here)'],
    ['two *sites* here', 'paragraph(two italic<sites> here)'],
    ['two `sites` here', 'paragraph(two code<sites> here)'],
    ['see [the policy](https://a.example/p) here', 'paragraph(see link<the policy> here)'],
    ['mail [us](mailto:a@a.example)', 'paragraph(mail link<us>)'],
  ])('%s', (typed, shape) => {
    expect(page.type(typed).shape).toBe(shape);
  });

  it.each([
    ['#', 3],
    ['##', 4],
    ['###', 4],
  ])('with %s for a heading of rank %i', (sign, level) => {
    page.type(`${sign} Keys`);
    expect(page.document.content?.[0]?.attrs).toEqual({ level });
  });

  it('but no link that leads elsewhere', () => {
    expect(page.type('[x](javascript:alert(1))').shape).toBe('paragraph([x](javascript:alert(1)))');
  });

  it('and a list begins where the schema lets it', () => {
    page.type('99999999. Keys');
    expect(page.document.content?.[0]).toMatchObject({ type: 'orderedList', attrs: { start: 1 } });
  });

  it('and items of a list go deeper and out again by keys', () => {
    page.type('- one').press('Enter').press('Tab').type('two').press('Enter').press('Tab', { shiftKey: true });
    page.type('three');
    expect(page.shape).toBe(
      'bulletList(listItem(paragraph(one) bulletList(listItem(paragraph(two)))) listItem(paragraph(three)))',
    );
  });
});
