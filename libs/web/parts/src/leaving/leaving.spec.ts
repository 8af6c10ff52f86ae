import { TestBed } from '@angular/core/testing';
import { signal } from '@angular/core';
import { Session, Unsaved } from '@certitude/web/core';
import { Dialogs } from '@certitude/web/ui/overlays';
import { Leaving } from './leaving';
import { type LeavingChoice } from './leaving-dialog';

/** Somebody with or without work that is not saved, who answers the question about it. */
function given(unsaved: number, choice?: LeavingChoice) {
  const done: string[] = [];
  const note = (what: string) => () => Promise.resolve(void done.push(what));
  TestBed.configureTestingModule({
    providers: [
      {
        provide: Session,
        useValue: { account: signal({ id: 'petra' }), signOut: note('here'), signOutEverywhere: note('everywhere') },
      },
      {
        provide: Unsaved,
        useValue: {
          of: () => Promise.resolve(Array(unsaved).fill({ title: 'Plan', at: '' })),
          discardAll: note('discard'),
        },
      },
      { provide: Dialogs, useValue: { open: () => (done.push('ask'), Promise.resolve(choice)) } },
    ],
  });
  return { leaving: TestBed.inject(Leaving), done };
}

describe('leaving', () => {
  it.each([
    ['signOut', 'here'],
    ['signOutEverywhere', 'everywhere'],
  ] as const)('%s asks nothing where everything is saved', async (way, where) => {
    const { leaving, done } = given(0);
    expect(await leaving[way]()).toBe(true);
    expect(done).toEqual([where]);
  });

  it.each([
    ['keep', ['ask', 'everywhere'], true],
    ['discard', ['ask', 'everywhere', 'discard'], true],
    [undefined, ['ask'], false],
  ] as const)('everywhere asks about work that is not saved: %s', async (choice, steps, left) => {
    const { leaving, done } = given(1, choice);
    expect(await leaving.signOutEverywhere()).toBe(left);
    expect(done).toEqual(steps);
  });
});
