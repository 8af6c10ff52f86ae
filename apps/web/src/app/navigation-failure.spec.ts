import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, RouterOutlet, provideRouter, withNavigationErrorHandler } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { ApiError } from '@certitude/web/core';
import { NavigationFailure } from './navigation-failure';
import { Failed } from './pages/failed';

@Component({ imports: [RouterOutlet], template: '<nav>Frame</nav><router-outlet />' })
class FrameStub {}
@Component({ template: 'The plan' })
class Page {}

async function given(start: string) {
  const network = { away: true };
  const needsNetwork = (): boolean => {
    if (network.away) throw ApiError.network();
    return true;
  };
  TestBed.configureTestingModule({
    providers: [
      provideRouter(
        [
          {
            path: 'o/:organizationId',
            component: FrameStub,
            children: [
              { path: 'work', component: Page },
              { path: 'plan', component: Page, canActivate: [needsNetwork] },
              { path: 'failed', component: Failed },
            ],
          },
          { path: 'sign-in', component: Page },
          { path: 'failed', component: Failed },
        ],
        withNavigationErrorHandler((error) => inject(NavigationFailure).show(error)),
      ),
    ],
  });
  const harness = await RouterTestingHarness.create(start);
  const text = (): string => (harness.routeNativeElement?.parentElement ?? document.body).textContent ?? '';
  return { harness, network, text };
}

describe('a page that cannot be opened', () => {
  beforeEach(() => jest.spyOn(console, 'error').mockImplementation(() => undefined));
  afterEach(() => jest.restoreAllMocks());

  it.each([
    ['inside the frame where the person is in one', '/o/1/work', true],
    ['without one elsewhere', '/sign-in', false],
  ])('says so %s', async (_where, start, framed) => {
    const { harness, text } = await given(start);
    await harness.navigateByUrl('/o/1/plan');
    expect(text()).toContain('The server cannot be reached.');
    expect(text()).toContain('Try again');
    expect(text().includes('Frame')).toBe(framed);
  });

  it('opens by itself when the network is back', async () => {
    const { harness, network, text } = await given('/o/1/work');
    await harness.navigateByUrl('/o/1/plan');
    network.away = false;
    window.dispatchEvent(new Event('online'));
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
    await harness.fixture.whenStable();
    expect(text()).toContain('The plan');
    expect(TestBed.inject(Router).url).toBe('/o/1/plan');
  });

  it('is asked for anew, with all of the application, by who does not want to wait', async () => {
    const { harness } = await given('/o/1/work');
    await harness.navigateByUrl('/o/1/plan');
    const failed = jest.mocked(console.error);
    failed.mockClear();
    const again = [...document.querySelectorAll('button')].find((button) => button.textContent?.trim() === 'Try again');
    again?.click();
    // jsdom loads no pages, and says that it was asked to.
    expect(String(failed.mock.calls[0]?.[0])).toContain('navigation');
  });
});
