import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { type ThemeChoice } from '@certitude/contracts';
import { Api } from '../http/api';
import { ApiError } from '../http/api-error';
import { Session } from '../session/session';
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
  type Call = { readonly version: number; readonly changes: { readonly theme: ThemeChoice } };
  /** Somebody is signed in whose account says this of the theme, or nobody is. */
  const given = (theme: ThemeChoice | null | 'nobody', ...refusals: ApiError[]) => {
    TestBed.resetTestingModule();
    const account = signal(theme === 'nobody' ? null : { theme, version: 3 });
    const sent: Call[] = [];
    const call = (_: unknown, { body }: { body: Call }) => {
      sent.push(body);
      const refusal = refusals.shift();
      return refusal ? Promise.reject(refusal) : Promise.resolve({ theme: body.changes.theme, version: 4 });
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: Session, useValue: { account, know: account.set.bind(account) } },
        { provide: Api, useValue: { call } },
      ],
    });
    return { account, sent, toasts: TestBed.inject(Toasts) };
  };
  const started = (): Theme => {
    const theme = TestBed.inject(Theme);
    TestBed.tick();
    return theme;
  };
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  beforeEach(() => localStorage.clear());

  it('is the one that was chosen, on the page and at the next visit', () => {
    given('nobody');
    const theme = started();
    theme.choose('dark');
    TestBed.tick();
    expect([theme.shown(), document.documentElement.dataset['theme']]).toEqual(['dark', 'dark']);
    given('nobody');
    expect(started().choice()).toBe('dark');
  });

  it('follows the system until one is chosen, also when the system changes', () => {
    const listeners: ((event: { matches: boolean }) => void)[] = [];
    Object.assign(window, {
      matchMedia: () => ({
        matches: true,
        addEventListener: (_: string, listen: () => void) => listeners.push(listen),
      }),
    });
    given('nobody');
    const theme = started();
    expect(theme.shown()).toBe('dark');
    listeners.forEach((listen) => listen({ matches: false }));
    expect(theme.shown()).toBe('light');
  });

  it('is the account’s, and this browser remembers it for the first paint', () => {
    given('dark');
    expect(started().choice()).toBe('dark');
    expect(localStorage.getItem('certitude.theme')).toBe('dark');
  });

  it('stays what this browser has while the account knows of none', () => {
    localStorage.setItem('certitude.theme', 'light');
    given(null);
    expect(started().choice()).toBe('light');
  });

  it('is kept with the account, whatever another device chose before', async () => {
    const conflict = ApiError.fromAnswer(409, {
      type: 'x',
      title: 'x',
      status: 409,
      detail: 'x',
      code: 'edit.conflict',
      requestId: 'x',
      version: 7,
      conflicts: [],
    });
    const { sent, account } = given('light', conflict);
    const theme = started();
    theme.choose('dark');
    await settled();
    TestBed.tick();
    expect(sent).toEqual([
      { version: 3, changes: { theme: 'dark' } },
      { version: 7, changes: { theme: 'dark' } },
    ]);
    expect([theme.choice(), account()?.theme]).toEqual(['dark', 'dark']);
  });

  it('is shown although it could not be kept, which is said', async () => {
    const { toasts } = given('light', ApiError.network());
    const theme = started();
    theme.choose('dark');
    await settled();
    expect([theme.choice(), toasts.all().length]).toEqual(['dark', 1]);
  });
});
