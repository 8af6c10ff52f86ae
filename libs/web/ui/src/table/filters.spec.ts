import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Filters } from './filters';

@Component({
  imports: [Filters],
  template: `
    <certitude-filters [active]="active()" (cleared)="cleared.set(true)">
      <input lead id="search" />
      <select id="state"></select>
      <select trail id="order"></select>
    </certitude-filters>
  `,
})
class Page {
  readonly active = signal(0);
  readonly cleared = signal(false);
}

async function given() {
  const fixture = TestBed.createComponent(Page);
  await fixture.whenStable();
  const root = fixture.nativeElement as HTMLElement;
  const find = (css: string): HTMLElement => {
    const found = root.querySelector<HTMLElement>(css);
    if (!found) throw new Error(`no ${css}`);
    return found;
  };
  return { fixture, page: fixture.componentInstance, find, fold: find('[aria-controls]') };
}

describe('filters of a list', () => {
  it('unfold by a button that says whether they are, and which they are', async () => {
    const { fixture, find, fold } = await given();
    const fields = find('[role=group]');
    expect(fold.getAttribute('aria-controls')).toBe(fields.id);
    expect(fold.getAttribute('aria-expanded')).toBe('false');
    fold.click();
    await fixture.whenStable();
    expect(fold.getAttribute('aria-expanded')).toBe('true');
    expect(fields.classList).toContain('open');
  });

  it('fold the fields, and neither the search before them nor the order behind them', async () => {
    const { find } = await given();
    const inside = (css: string): boolean => find('[role=group]').contains(find(css));
    expect([inside('#search'), inside('#state'), inside('#order')]).toEqual([false, true, false]);
  });

  it('say on the folded button how many are in use, and clear them', async () => {
    const { fixture, page, fold, find } = await given();
    expect(fold.textContent?.trim()).toBe('Filters');
    expect(find('[aria-label="Clear filters"]').classList).toContain('unused');
    page.active.set(2);
    await fixture.whenStable();
    expect(fold.textContent?.trim()).toBe('Filters (2)');
    expect(find('[aria-label="Clear filters"]').classList).not.toContain('unused');
    find('[aria-label="Clear filters"]').click();
    expect(page.cleared()).toBe(true);
  });
});
