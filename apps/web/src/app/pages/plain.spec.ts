import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Plain } from './plain';

@Component({ template: '<h1>Sign in</h1>' })
class Page {}

describe('a page outside of an organization', () => {
  it('is the main part, with nothing around it', async () => {
    TestBed.configureTestingModule({
      providers: [provideRouter([{ path: '', component: Plain, children: [{ path: 'sign-in', component: Page }] }])],
    });
    const harness = await RouterTestingHarness.create('/sign-in');
    const root = harness.routeNativeElement;
    expect(root?.textContent).toBe('Sign in');
    expect(root?.querySelector('main h1')?.textContent).toBe('Sign in');
  });
});
