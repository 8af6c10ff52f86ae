import { openScreen, type Opened } from '@certitude/web/testing';
import { NotePage } from '../../testing/note-page';
import { NoteToolbar } from './note-toolbar';
import { TableTools } from './table-tools';

let page = new NotePage();
afterEach(() => page.close());
const given = async (words: string): Promise<Opened> => {
  page = new NotePage(words);
  return openScreen(NoteToolbar, { inputs: { editor: page.editor } });
};
const keyOn = (element: Element | null, key: string): unknown =>
  element?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));

describe('the toolbar of a rationale', () => {
  it('has a name for every tool, one stop for Tab, and arrow keys between them', async () => {
    const { screen } = await given('Keys');
    const buttons = [...screen.root.querySelectorAll<HTMLElement>('[role=toolbar] button')];
    expect(buttons.map((each) => each.getAttribute('aria-label'))).toEqual(
      ['Bold', 'Italic', 'Code', 'Link', 'Heading', 'Subheading', 'Quote', 'List', 'Numbered list'].concat(
        ...['Move item out', 'Move item in', 'Table', 'Undo', 'Redo'],
      ),
    );
    expect(buttons.filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
    buttons[0]?.focus();
    keyOn(buttons[0] ?? null, 'ArrowLeft');
    expect(document.activeElement).toBe(buttons.at(-1));
    keyOn(buttons.at(-1) ?? null, 'ArrowRight');
    expect(document.activeElement).toBe(buttons[0]);
  });

  it('says what the text has already, and what cannot be done here', async () => {
    const { screen } = await given('Keys');
    const state = (name: string) =>
      ['aria-pressed', 'aria-disabled'].map((each) => screen.find(name)?.getAttribute(each));
    expect([state('List'), state('Move item in')]).toEqual([
      ['false', null],
      [null, 'true'],
    ]);
    await screen.press('List');
    page.press('Enter').type('two');
    await screen.settled();
    expect([state('List'), state('Move item in')]).toEqual([
      ['true', null],
      [null, null],
    ]);
    await screen.press('Move item in');
    expect(page.shape).toBe('bulletList(listItem(paragraph(Keys) bulletList(listItem(paragraph(two)))))');
  });

  it.each([
    ['a.example/policy', 'https://a.example/policy'],
    ['ca@a.example', 'mailto:ca@a.example'],
    ['http://a.example', 'http://a.example'],
  ])('makes a link of %s', async (typed, href) => {
    const { screen } = await given('Keys');
    page.editor.commands.selectAll();
    await screen.press('Link');
    await screen.type('Address of the link', typed);
    await screen.send('Set link');
    expect(page.document.content?.[0]?.content?.[0]?.marks).toMatchObject([{ type: 'link', attrs: { href } }]);
  });

  it('refuses an address that leads elsewhere, and keeps it to be put right', async () => {
    const { screen } = await given('Keys');
    const met: unknown[] = [];
    (screen.fixture.componentInstance as NoteToolbar).met.subscribe((limit) => met.push(limit));
    page.editor.commands.selectAll();
    await screen.press('Link');
    await screen.type('Address of the link', 'javascript:alert(1)');
    await screen.send('Set link');
    expect([met, page.shape, screen.field('Address of the link').value]).toEqual([
      ['address'],
      'paragraph(Keys)',
      'javascript:alert(1)',
    ]);
  });

  it('shows the tools of tables only where the cursor is in one', async () => {
    page = new NotePage('Keys');
    const { screen } = await openScreen(TableTools, { inputs: { editor: page.editor } });
    expect(screen.root.querySelector('[role=toolbar]')).toBeNull();
    page.paste('<table><tr><td>Bern</td></tr></table>');
    await screen.settled();
    await screen.press('Row below');
    expect(page.editor.view.dom.querySelectorAll('tr')).toHaveLength(2);
  });
});
