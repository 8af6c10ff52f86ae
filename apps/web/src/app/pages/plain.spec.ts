import { Component, signal } from '@angular/core';
import { DeferBlockState, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Session } from '@certitude/web/core';
import { Plain } from './plain';

@Component({ template: '<h1>Sign in</h1>' })
class Page {}

async function given(account: { id: string; name: string; email: string; picture: null } | null) {
  const ensure = jest.fn(() => Promise.resolve('anonymous'));
  TestBed.configureTestingModule({
    providers: [
      provideRouter([{ path: '', component: Plain, children: [{ path: 'sign-in', component: Page }] }]),
      { provide: Session, useValue: { account: signal(account), ensure } },
    ],
  });
  const harness = await RouterTestingHarness.create('/sign-in');
  for (const block of await harness.fixture.getDeferBlocks()) await block.render(DeferBlockState.Complete);
  expect(ensure).toHaveBeenCalled();
  return harness.routeNativeElement;
}

describe('a page outside of an organization', () => {
  it('is the main part, with nothing around it', async () => {
    const root = await given(null);
    expect(root?.textContent?.trim()).toBe('Sign in');
    expect(root?.querySelector('main h1')?.textContent).toBe('Sign in');
  });

  it('has a way out for who is signed in', async () => {
    const root = await given({ id: 'petra', name: 'Petra', email: 'petra@example.test', picture: null });
    expect(root?.querySelector('button')?.textContent).toContain('Petra, account, theme and sign out');
  });
});
