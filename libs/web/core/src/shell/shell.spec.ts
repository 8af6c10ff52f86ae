import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Commands, offerCommands } from './commands';
import { Theme } from './theme';
import { Toasts } from './toasts';
import { TopBar, fillTopBar } from './top-bar';

const changes = signal(0);

@Component({ template: '' })
class Page {
  constructor() {
    fillTopBar({
      crumbs: () => [{ label: 'Evidence' }],
      saving: () => (changes() > 0 ? { kind: 'waiting', changes: changes() } : { kind: 'saved' }),
    });
    offerCommands(() => [{ id: 'flag', label: `Flag ${changes()}`, group: 'Answer', run: () => changes.set(0) }]);
  }
}

describe('what pages put into the frame', () => {
  it('follows their signals, and goes when they go', async () => {
    const bar = TestBed.inject(TopBar);
    const commands = TestBed.inject(Commands);
    const fixture = TestBed.createComponent(Page);
    await fixture.whenStable();
    expect([bar.crumbs(), bar.saving()]).toEqual([[{ label: 'Evidence' }], { kind: 'saved' }]);
    changes.set(3);
    await fixture.whenStable();
    expect(bar.saving()).toEqual({ kind: 'waiting', changes: 3 });
    expect(commands.all().map(({ label }) => label)).toEqual(['Flag 3']);
    fixture.destroy();
    expect([bar.crumbs(), bar.saving(), commands.all()]).toEqual([[], null, []]);
  });
});

describe('toasts', () => {
  it('leave by themselves, those with something to do or to read later', () => {
    jest.useFakeTimers();
    const toasts = TestBed.inject(Toasts);
    toasts.success('Saved.');
    toasts.success('Removed.', { label: 'Undo', run: () => undefined });
    jest.advanceTimersByTime(4_000);
    expect(toasts.all().map(({ text }) => text)).toEqual(['Removed.']);
    jest.advanceTimersByTime(6_000);
    expect(toasts.all()).toEqual([]);
    jest.useRealTimers();
  });
});

describe('the theme', () => {
  beforeEach(() => localStorage.clear());

  it('is the one that was chosen, on the page and at the next visit', () => {
    const theme = TestBed.inject(Theme);
    theme.choose('dark');
    TestBed.tick();
    expect([theme.shown(), document.documentElement.dataset['theme']]).toEqual(['dark', 'dark']);
    TestBed.resetTestingModule();
    expect(TestBed.inject(Theme).choice()).toBe('dark');
  });

  it('follows the system until one is chosen, also when the system changes', () => {
    const listeners: ((event: { matches: boolean }) => void)[] = [];
    Object.assign(window, {
      matchMedia: () => ({
        matches: true,
        addEventListener: (_: string, listen: () => void) => listeners.push(listen),
      }),
    });
    const theme = TestBed.inject(Theme);
    expect(theme.shown()).toBe('dark');
    listeners.forEach((listen) => listen({ matches: false }));
    expect(theme.shown()).toBe('light');
  });
});
