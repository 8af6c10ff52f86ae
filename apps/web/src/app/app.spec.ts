import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { Session, Theme, timeOfDay, Toasts } from '@certitude/web/core';
import { dateLocale } from '@certitude/web/ui';
import { Dialogs } from '@certitude/web/ui/overlays';
import { App } from './app';
import { NavigationFocus } from './navigation-focus';

describe('a session that ends', () => {
  it('leads to the sign-in and back, and closes the dialog that lies above the page', async () => {
    const phase = signal('signed-in');
    const closed = jest.fn();
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', children: [] }]),
        { provide: Session, useValue: { phase, account: signal({ dateLocale: 'cs-CZ', timeZone: 'Europe/Prague' }) } },
        { provide: Theme, useValue: {} },
        { provide: NavigationFocus, useValue: {} },
        { provide: Toasts, useValue: { all: () => [] } },
        { provide: Dialogs, useValue: { closeAll: closed } },
      ],
    });
    const router = TestBed.inject(Router);
    await router.navigateByUrl('/o/1/plans/2');
    const fixture = TestBed.createComponent(App);
    await fixture.whenStable();
    expect(closed).not.toHaveBeenCalled();
    // Dates are written as the person who is signed in writes them.
    expect(dateLocale()).toBe('cs-CZ');
    expect(timeOfDay.write(Date.parse('2026-03-05T23:05:00Z'))).toBe('00:05');
    phase.set('anonymous');
    await fixture.whenStable();
    expect(router.url).toBe('/sign-in?next=%2Fo%2F1%2Fplans%2F2');
    expect(closed).toHaveBeenCalledTimes(1);
  });
});
