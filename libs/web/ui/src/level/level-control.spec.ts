import { Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { type LevelText } from './level';
import { LevelControl } from './level-control';

const LEVELS: readonly LevelText[] = [1, 2, 3, 4, 5].map((number) => ({
  number,
  name: `Name ${number}`,
  description: `Description ${number}`,
}));

@Component({
  imports: [LevelControl],
  template: `
    <certitude-level-control
      [level]="level()"
      [levels]="levels"
      noJudgement="Left out until then."
      [disabled]="disabled()"
      (levelChange)="chosen.push($event); level.set($event)"
    />
  `,
})
class Page {
  readonly levels = LEVELS;
  readonly level = signal(2);
  readonly disabled = signal(false);
  readonly chosen: number[] = [];
}

async function given(level: number, disabled = false) {
  const fixture = TestBed.createComponent(Page);
  const page = fixture.componentInstance;
  page.level.set(level);
  page.disabled.set(disabled);
  document.body.append(fixture.nativeElement as HTMLElement);
  await fixture.whenStable();
  return { fixture, page, root: fixture.nativeElement as HTMLElement };
}

const step = (root: HTMLElement, level: number): HTMLElement => {
  const found = root.querySelector<HTMLElement>(`[data-level="${level}"]`);
  if (!found) throw new Error(`no step ${level}`);
  return found;
};
const focusedStep = (): string | undefined => (document.activeElement as HTMLElement | null)?.dataset['level'];
const shownDescription = (root: HTMLElement): string =>
  root.querySelector('.description.shown')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

async function press(fixture: ComponentFixture<Page>, key: string): Promise<void> {
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  await fixture.whenStable();
}

describe('the level control', () => {
  it('offers "not assessed" and the five levels as one radio group, with the standing level checked', async () => {
    const { root } = await given(2);
    const radios = [...root.querySelectorAll('[role="radiogroup"] [role="radio"]')];
    expect(radios.map((radio) => radio.getAttribute('aria-label'))).toEqual([
      'Not assessed',
      'Level 1, Name 1',
      'Level 2, Name 2',
      'Level 3, Name 3',
      'Level 4, Name 4',
      'Level 5, Name 5',
    ]);
    expect(radios.filter((radio) => radio.getAttribute('aria-checked') === 'true')).toEqual([step(root, 2)]);
  });

  it('is one stop for Tab: the standing level', async () => {
    const { root } = await given(4);
    const stops = [...root.querySelectorAll<HTMLElement>('[role="radio"]')].filter(({ tabIndex }) => tabIndex === 0);
    expect(stops).toEqual([step(root, 4)]);
  });

  it.each([0, 1, 2, 3, 4, 5])('chooses level %i with its digit', async (level) => {
    const { fixture, page, root } = await given(level === 3 ? 1 : 3);
    step(root, page.level()).focus();
    await press(fixture, String(level));
    expect(page.chosen).toEqual([level]);
    expect(focusedStep()).toBe(String(level));
  });

  it.each([
    ['ArrowRight', 2, '3'],
    ['ArrowDown', 2, '3'],
    ['ArrowLeft', 2, '1'],
    ['ArrowUp', 2, '1'],
    ['ArrowRight', 5, '0'],
    ['ArrowLeft', 0, '5'],
    ['Home', 3, '0'],
    ['End', 3, '5'],
  ])('moves with %s from level %i to %s without choosing', async (key, from, to) => {
    const { fixture, page, root } = await given(from);
    step(root, from).focus();
    await press(fixture, key);
    expect(focusedStep()).toBe(to);
    expect(page.chosen).toEqual([]);
  });

  it('shows the description of the step that has focus, and ties it to the step for screen readers', async () => {
    const { fixture, root } = await given(2);
    expect(shownDescription(root)).toBe('Name 2. Description 2');
    step(root, 2).focus();
    await press(fixture, 'ArrowRight');
    expect(shownDescription(root)).toBe('Name 3. Description 3');
    const describedBy = step(root, 3).getAttribute('aria-describedby') ?? '';
    expect(root.querySelector(`[id="${describedBy}"]`)?.textContent).toContain('Description 3');
  });

  it('says nothing when the standing level is chosen again', async () => {
    const { page, root } = await given(2);
    step(root, 2).click();
    expect(page.chosen).toEqual([]);
  });

  it('lets people read, but not choose, when it is disabled', async () => {
    const { fixture, page, root } = await given(2, true);
    step(root, 4).click();
    step(root, 2).focus();
    await press(fixture, '5');
    await press(fixture, 'ArrowLeft');
    expect(page.chosen).toEqual([]);
    expect(shownDescription(root)).toBe('Name 4. Description 4');
  });

  it('describes all levels at once where somebody wants to compare them, without choosing', async () => {
    const { fixture, page, root } = await given(2);
    const shown = () =>
      [...root.querySelectorAll('.description.shown')].map((each) => each.textContent?.trim().slice(-13));
    const compare = root.querySelector<HTMLButtonElement>('[aria-expanded]');
    expect(shown()).toEqual(['Description 2']);
    compare?.click();
    await fixture.whenStable();
    expect(shown().slice(1)).toEqual([1, 2, 3, 4, 5].map((level) => `Description ${level}`));
    expect([compare?.getAttribute('aria-expanded'), page.chosen]).toEqual(['true', []]);
  });

  it('keeps a digit to itself, so that the page does not set the level twice', async () => {
    const { fixture, root } = await given(2);
    const seen: string[] = [];
    const listen = (event: KeyboardEvent): void => void seen.push(event.key);
    document.addEventListener('keydown', listen);
    step(root, 2).focus();
    await press(fixture, '4');
    await press(fixture, 'n');
    document.removeEventListener('keydown', listen);
    expect(seen).toEqual(['n']);
  });
});
