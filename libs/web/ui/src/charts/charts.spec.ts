import { Component, computed, signal } from '@angular/core';
import { DeferBlockState, TestBed, type ComponentFixture, type DeferBlockFixture } from '@angular/core/testing';
import { provideNoopAnimations } from '@angular/platform-browser/animations';
import { LevelBars } from './level-bars';
import { HIGHEST_LEVEL } from '../level/level';
import { RadarChart } from './radar-chart';
import { radarRadius } from './radar-labels';

class Layout {
  readonly #tell: ResizeObserverCallback;
  constructor(tell: ResizeObserverCallback) {
    this.#tell = tell;
  }
  observe(): void {
    this.#tell([{ contentRect: { width: 600 } } as ResizeObserverEntry], this as unknown as ResizeObserver);
  }
  disconnect(): void {
    // Nothing is kept.
  }
}

@Component({
  imports: [LevelBars, RadarChart],
  template: `
    <certitude-radar-chart heading="Categories" [axes]="axes()" />
    <certitude-level-bars heading="Modules" [bars]="bars" [target]="4" />
  `,
})
class Page {
  readonly of = signal('Category');
  readonly scores = signal<readonly (number | null)[]>([1, 2, 3]);
  protected readonly axes = computed(() =>
    this.scores().map((score, at) => ({
      key: 'abcd'.charAt(at),
      label: `${this.of()} ${'abcd'.charAt(at)}`,
      score,
      target: 4,
    })),
  );
  readonly bars = [
    { key: 'a', label: 'Governance', score: 2.5 },
    { key: 'b', label: 'Operations', score: null },
  ];
}

async function given(scores: readonly (number | null)[] = [1, 2, 3], of = 'Category') {
  Object.assign(globalThis, { ResizeObserver: Layout });
  TestBed.configureTestingModule({
    providers: [provideNoopAnimations()],
  });
  const fixture = TestBed.createComponent(Page);
  fixture.componentInstance.of.set(of);
  fixture.componentInstance.scores.set(scores);
  await fixture.whenStable();
  // The drawings arrive with the first chart.
  for (const block of await deferred(fixture)) await block.render(DeferBlockState.Complete);
  await fixture.whenStable();
  const root = fixture.nativeElement as HTMLElement;
  return {
    fixture,
    root,
    radar: root.querySelector('certitude-radar-chart'),
    bars: root.querySelector('certitude-level-bars'),
  };
}

const deferred = (fixture: ComponentFixture<Page>): Promise<DeferBlockFixture[]> => fixture.getDeferBlocks();

describe('charts', () => {
  it('draw target and present of the radar, with every axis named', async () => {
    const { radar } = await given();
    expect(radar?.querySelectorAll('.polar-series-path')).toHaveLength(2);
    expect([...(radar?.querySelectorAll('.radar-name') ?? [])].map((label) => label.textContent?.trim())).toEqual([
      'Category a',
      'Category b',
      'Category c',
    ]);
  });

  it('write a name of several lines with its spaces, for whoever copies it or hears it', async () => {
    const { radar } = await given([1, 2, 3, 4], 'Certificate and key management of');
    const [, name] = [...(radar?.querySelectorAll('.radar-name') ?? [])];
    expect(name?.querySelectorAll('tspan[x]').length).toBeGreaterThan(1);
    expect(name?.textContent?.trim()).toBe('Certificate and key management of b');
  });

  it('write names and numbers around the circle that the library draws', async () => {
    const { radar } = await given();
    const drawn = radar?.querySelector('.polar-chart-background')?.getAttribute('r');
    expect(Number(drawn)).toBe(radarRadius([600, 380]));
    expect(radar?.querySelectorAll('.radial-gridline-path')).toHaveLength(HIGHEST_LEVEL + 1);
    const rings = [...(radar?.querySelectorAll('.radar-ring') ?? [])];
    expect(rings.map((ring) => ring.textContent?.trim())).toEqual(['1', '2', '3', '4', '5']);
  });

  it('draw bars on the fixed scale with their score beside them', async () => {
    const { bars } = await given();
    const drawn = [...(bars?.querySelectorAll<HTMLElement>('.bar') ?? [])];
    expect(drawn.map(({ style }) => [style.inlineSize, style.background])).toEqual([['50%', 'var(--level-2)']]);
    expect([...(bars?.querySelectorAll('.ticks span') ?? [])].map((tick) => tick.textContent)).toEqual([...'012345']);
    const rows = [...(bars?.querySelectorAll('.row:not(.axis)') ?? [])];
    expect(rows.map((row) => row.textContent?.replace(/\s+/g, ' ').trim())).toEqual([
      'Governance2.50',
      'OperationsNot assessed–',
    ]);
  });

  it('leave a gap in the outline of the radar where nothing is assessed, and say so', async () => {
    const { radar } = await given([1, null, 3, 4]);
    const drawn = [...(radar?.querySelectorAll('.polar-series-path path') ?? [])].map((path) => path.getAttribute('d'));
    // Target: closed over four axes. Present: an open line over the three that are assessed.
    expect(drawn.map((path) => path?.match(/L/g)?.length)).toEqual([4, 2]);
    expect(radar?.querySelector('.note')?.textContent).toBe('Not assessed: Category b');
    expect(radar?.querySelectorAll('text.radar-gap')).toHaveLength(1);
  });

  it('read out their figures, and show them as a table behind one button', async () => {
    const { fixture, bars } = await given();
    expect(bars?.querySelector('[role="img"]')?.getAttribute('aria-label')).toBe(
      'Modules. Governance: 2.50, 4; Operations: Not assessed, 4',
    );
    bars?.querySelector('button')?.click();
    await fixture.whenStable();
    expect(
      [...(bars?.querySelectorAll('tbody tr') ?? [])].map((row) => row.textContent?.replace(/\s+/g, ' ').trim()),
    ).toEqual(['Governance2.504', 'OperationsNot assessed4']);
  });
});
