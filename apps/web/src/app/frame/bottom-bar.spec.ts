import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { Router, provideRouter } from '@angular/router';
import { type Role } from '@certitude/contracts';
import { Session } from '@certitude/web/core';
import { BottomBar } from './bottom-bar';
import { pagesFor, settingsFor } from './navigation';

async function given(role: Role) {
  document.body.replaceChildren();
  TestBed.configureTestingModule({
    providers: [
      { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
      { provide: Session, useValue: { organizationId: signal('o1'), role: signal(role) } },
      provideRouter([{ path: '**', children: [] }]),
    ],
  });
  const fixture = TestBed.createComponent(BottomBar);
  document.body.append(fixture.nativeElement as HTMLElement);
  await fixture.whenStable();
  return fixture;
}
const places = (): (string | null)[] => [...document.querySelectorAll('a')].map((link) => link.getAttribute('href'));
const more = (): HTMLButtonElement | null => document.querySelector('nav > button');

describe('the bar of a phone', () => {
  it.each(['owner', 'contributor', 'viewer', 'guest-auditor'] as const)('reaches every page: %s', async (role) => {
    const fixture = await given(role);
    more()?.click();
    await fixture.whenStable();
    const all = [...pagesFor(role), settingsFor(role)].flatMap((page) => (page ? [`/o/o1/${page.path}`] : []));
    expect(places()).toEqual(all);
  });

  it('shows that the open page is behind “More”', async () => {
    const fixture = await given('owner');
    expect(more()?.classList).not.toContain('active');
    await TestBed.inject(Router).navigateByUrl('/o/o1/settings/members');
    await fixture.whenStable();
    expect(more()?.classList).toContain('active');
    await TestBed.inject(Router).navigateByUrl('/o/o1/my-work');
    await fixture.whenStable();
    expect(more()?.classList).not.toContain('active');
  });
});
