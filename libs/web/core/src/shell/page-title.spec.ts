import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import { provideRouter, TitleStrategy } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { PageTitle } from './page-title';
import { fillTopBar } from './top-bar';

const name = signal<string | undefined>(undefined);

@Component({ template: '' })
class Named {
  constructor() {
    fillTopBar({ title: () => name() });
  }
}
@Component({ template: '' })
class Plain {}

describe('the title of the window', () => {
  beforeEach(() => {
    name.set(undefined);
    const routes = [
      { path: 'one/:id', component: Named, title: 'Assessment' },
      { path: 'plain', component: Plain, title: 'Members' },
    ];
    TestBed.configureTestingModule({
      providers: [provideRouter(routes), { provide: TitleStrategy, useExisting: PageTitle }],
    });
  });
  const title = (): string => TestBed.inject(Title).getTitle();

  it('is the name that the page knows, whatever the address says afterwards', async () => {
    const harness = await RouterTestingHarness.create('/one/1');
    expect(title()).toBe('Assessment · Certitude');
    name.set('Corporate PKI 2026');
    harness.detectChanges();
    expect(title()).toBe('Corporate PKI 2026 · Certitude');
    await harness.navigateByUrl('/one/2?answer=3');
    expect(title()).toBe('Corporate PKI 2026 · Certitude');
  });

  it('is that of the next page once the page is gone', async () => {
    const harness = await RouterTestingHarness.create('/one/1');
    name.set('Corporate PKI 2026');
    harness.detectChanges();
    await harness.navigateByUrl('/plain');
    expect(title()).toBe('Members · Certitude');
  });
});
