import { Component } from '@angular/core';
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
    <certitude-radar-chart heading="Categories" [axes]="axes" />
    <certitude-level-bars heading="Modules" [bars]="bars" [target]="4" />
  `,
})
class Page {
  readonly axes = ['a', 'b', 'c'].map((key, at) => ({ key, label: `Category ${key}`, score: at + 1, target: 4 }));
  readonly bars = [
    { key: 'a', label: 'Governance', score: 2.5 },
    { key: 'b', label: 'Operations', score: null },
  ];
}

async function given() {
  Object.assign(globalThis, { ResizeObserver: Layout });
  TestBed.configureTestingModule({
    providers: [provideNoopAnimations()],
  });
  const fixture = TestBed.createComponent(Page);
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
    expect(bars?.querySelectorAll('.bar:not(.hidden)')).toHaveLength(1);
    expect(bars?.querySelector('.textDataLabel')?.textContent?.trim()).toBe('2.5');
    const ticks = [...(bars?.querySelectorAll('g[ngx-charts-x-axis] .tick text') ?? [])];
    expect(ticks.map((tick) => tick.textContent?.trim())).toEqual(['0', '1', '2', '3', '4', '5']);
  });

  it('read out their figures, and show them as a table behind one button', async () => {
    const { fixture, bars } = await given();
    expect(bars?.querySelector('[role="img"]')?.getAttribute('aria-label')).toBe(
      'Modules. Governance: 2.5, 4; Operations: Not assessed, 4',
    );
    bars?.querySelector('button')?.click();
    await fixture.whenStable();
    expect(
      [...(bars?.querySelectorAll('tbody tr') ?? [])].map((row) => row.textContent?.replace(/\s+/g, ' ').trim()),
    ).toEqual(['Governance2.54', 'OperationsNot assessed4']);
  });
});
