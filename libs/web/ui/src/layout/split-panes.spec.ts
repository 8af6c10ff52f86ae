import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { type PaneName } from './pane-sizes';
import { SplitPanes } from './split-panes';

/** jsdom lays nothing out, so the test says how wide the page is. */
class Layout {
  static width = 1_400;
  readonly #tell: ResizeObserverCallback;

  constructor(tell: ResizeObserverCallback) {
    this.#tell = tell;
  }
  observe(): void {
    this.#tell([{ contentRect: { width: Layout.width } } as ResizeObserverEntry], this as unknown as ResizeObserver);
  }
  disconnect(): void {
    // Nothing is kept.
  }
}

@Component({
  imports: [SplitPanes],
  template: `
    <certitude-split-panes key="test" [labels]="labels" [(active)]="active">
      <p pane-start>tree</p>
      <p pane-main>answer</p>
      <p pane-end>evidence</p>
    </certitude-split-panes>
  `,
})
class Page {
  readonly labels = { start: 'Requirements', main: 'Answer', end: 'Context' };
  readonly active = signal<PaneName>('main');
}

async function given(width: number) {
  Layout.width = width;
  const fixture = TestBed.createComponent(Page);
  await fixture.whenStable();
  const root = fixture.nativeElement as HTMLElement;
  const pane = (name: string): HTMLElement | null => root.querySelector<HTMLElement>(`section[aria-label="${name}"]`);
  return {
    fixture,
    root,
    visible: () => ['Requirements', 'Answer', 'Context'].filter((name) => pane(name)?.hidden === false),
    dividers: () => [...root.querySelectorAll<HTMLElement>('[role="separator"]')],
    columns: () => root.querySelector<HTMLElement>('.panes')?.style.gridTemplateColumns ?? '',
  };
}

describe('split panes', () => {
  beforeEach(() => {
    localStorage.clear();
    Object.assign(globalThis, { ResizeObserver: Layout });
  });

  it('shows three panes side by side on a wide window', async () => {
    const { visible, dividers, root } = await given(1_400);
    expect(visible()).toEqual(['Requirements', 'Answer', 'Context']);
    expect(dividers()).toHaveLength(2);
    expect(root.querySelector('.switch')).toBeNull();
  });

  it('shows one pane at a time on a phone, with a switch between them', async () => {
    const { fixture, root, visible, dividers } = await given(375);
    expect(visible()).toEqual(['Answer']);
    expect(dividers()).toHaveLength(0);
    const buttons = [...root.querySelectorAll<HTMLButtonElement>('.switch button')];
    expect(buttons.map((button) => [button.textContent?.trim(), button.getAttribute('aria-pressed')])).toEqual([
      ['Requirements', 'false'],
      ['Answer', 'true'],
      ['Context', 'false'],
    ]);
    buttons[0]?.click();
    await fixture.whenStable();
    expect(visible()).toEqual(['Requirements']);
    expect(fixture.componentInstance.active()).toBe('start');
  });

  it('keeps the first pane and switches the second where two fit', async () => {
    const { fixture, visible } = await given(900);
    expect(visible()).toEqual(['Requirements', 'Answer']);
    fixture.componentInstance.active.set('end');
    await fixture.whenStable();
    expect(visible()).toEqual(['Requirements', 'Context']);
  });

  it('resizes with arrow keys, says the width, and remembers it for the next visit', async () => {
    const first = await given(1_200);
    const [divider] = first.dividers();
    expect(divider?.getAttribute('aria-valuenow')).toBe('320');
    divider?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }));
    await first.fixture.whenStable();
    expect(divider?.getAttribute('aria-valuenow')).toBe('344');
    first.fixture.destroy();

    const second = await given(1_200);
    expect(second.columns()).toContain('344px');
  });

  it('returns to the first sizes on a double click', async () => {
    const { fixture, dividers, columns } = await given(1_200);
    dividers()[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home', bubbles: true }));
    await fixture.whenStable();
    expect(columns()).toContain('200px');
    dividers()[0]?.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
    await fixture.whenStable();
    expect(columns()).toContain('320px');
  });

  it('follows a swipe on a phone, and leaves one alone that went down the page', async () => {
    const { fixture, root, visible } = await given(375);
    swipe(root, { x: 300, y: 100 }, { x: 120, y: 110 });
    await fixture.whenStable();
    expect(visible()).toEqual(['Context']);
    swipe(root, { x: 100, y: 100 }, { x: 190, y: 400 });
    await fixture.whenStable();
    expect(visible()).toEqual(['Context']);
  });
});

interface Place {
  readonly x: number;
  readonly y: number;
}

function swipe(root: HTMLElement, from: Place, to: Place): void {
  const panes = root.querySelector('.panes');
  const touch = ({ x, y }: Place) => [{ clientX: x, clientY: y }];
  panes?.dispatchEvent(Object.assign(new Event('touchstart', { bubbles: true }), { touches: touch(from) }));
  panes?.dispatchEvent(Object.assign(new Event('touchend', { bubbles: true }), { changedTouches: touch(to) }));
}
