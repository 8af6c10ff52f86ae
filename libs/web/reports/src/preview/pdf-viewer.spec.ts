import { openScreen } from '@certitude/web/testing';
import { canvases, FakePages } from '../testing/fake-pages';
import { PdfViewer } from './pdf-viewer';

describe('the pages of a PDF', () => {
  const given = async (count: number, file = new FakePages(count)) => {
    canvases();
    const { screen } = await openScreen(PdfViewer, { inputs: { file } });
    const window = screen.root.querySelector<HTMLElement>('[role="region"]');
    if (!window) throw new Error('There is no window.');
    const press = async (key: string): Promise<void> => {
      window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      await new Promise((resolve) => requestAnimationFrame(resolve));
      await screen.settled();
    };
    const page = (): string => screen.field('Page').value;
    return { screen, file, window, press, page };
  };
  const sizes = (root: HTMLElement) =>
    [...root.querySelectorAll<HTMLElement>('certitude-pdf-sheet')].map(
      ({ style }) => style.inlineSize || style.cssText,
    );

  it('have their room from the start, and are drawn when they come near', async () => {
    const { screen, file, press, page } = await given(300);
    expect(screen.root.querySelectorAll('certitude-pdf-sheet')).toHaveLength(300);
    expect(screen.text()).toContain('of 300');
    const drawn = () => [...new Set(file.asked.map(([index]) => index))];
    expect(drawn()).toEqual([0, 1]);
    await press('n');
    await press('n');
    expect(page()).toBe('3');
    expect(drawn()).toEqual([0, 1, 2, 3]);
    expect(screen.root.querySelectorAll('certitude-pdf-sheet:not([aria-busy])')).toHaveLength(3);
  });

  it('are gone to by number, as far as there are any', async () => {
    const { screen, page } = await given(24);
    for (const [typed, shown] of [
      ['12', '12'],
      ['99', '24'],
      ['x', '24'],
      ['0', '1'],
    ] as const) {
      const field = screen.field('Page');
      field.value = typed;
      field.dispatchEvent(new Event('change'));
      await screen.settled();
      expect(page()).toBe(shown);
    }
    await screen.press('Next page');
    expect(page()).toBe('2');
  });

  it('are made larger and smaller, by keys too, drawn anew, and stay where one reads', async () => {
    const { screen, file, press, page } = await given(24);
    await press('n');
    const before = sizes(screen.root)[0];
    await press('+');
    expect(sizes(screen.root)[0]).not.toBe(before);
    expect(file.asked.at(-1)?.[1]).toBe(992);
    expect(page()).toBe('2');
    await screen.choose('Size of the pages', '50 %');
    expect(file.asked.at(-1)?.[1]).toBe(397);
    await press('0');
    expect(sizes(screen.root)[0]).toBe(before);
  });

  it('are read aloud by their tags, without what is repeated', async () => {
    const { screen } = await given(1);
    const page = screen.root.querySelector('[role="group"][aria-label="Page 1"]');
    expect(page?.querySelector('[role="heading"][aria-level="2"]')?.textContent?.trim()).toBe('Heading 1');
    expect(page?.querySelector('[role="img"]')?.getAttribute('aria-label')).toBe('Chart 1');
    const rows = [...(page?.querySelectorAll('[role="table"] > [role="row"]') ?? [])];
    expect(rows.map((row) => [row.firstElementChild?.getAttribute('role'), row.textContent.trim()])).toEqual([
      ['columnheader', 'Level'],
      ['cell', '3, Advanced'],
    ]);
    expect(page?.querySelector('[aria-hidden="true"]:not(canvas)')?.textContent?.trim()).toBe('Footer');
  });

  it('say which one cannot be shown', async () => {
    const file = new FakePages(1);
    file.fails = true;
    const { screen } = await given(1, file);
    expect(screen.text()).toContain('This page cannot be shown');
  });
});
