import { Component, inject } from '@angular/core';
import { plansApi } from '@certitude/contracts';
import { pagedList } from '@certitude/web/core';
import { FakeServer, fakeId, openScreen, planView } from '@certitude/web/testing';
import { Plans } from '../plans/plans';
import { ShowMore } from './show-more';

@Component({
  imports: [ShowMore],
  template: `
    @for (plan of page.items(); track plan.id) {
      <p>{{ plan.title }}</p>
    }
    <certitude-show-more [list]="page" />
  `,
})
class Listing {
  readonly #plans = inject(Plans);
  protected readonly page = pagedList({
    params: () => ({}),
    load: (filter, after, signal) => this.#plans.list(filter, after, signal),
  });
}

const older = planView({
  id: fakeId(5, 2),
  title: 'Long ago',
});
const two = () =>
  new FakeServer().answer(plansApi.list, ({ query }) =>
    query?.after ? { items: [older], next: null } : { items: [planView()], next: planView().id },
  );

describe('more of a list', () => {
  it('is shown below what is there, until there is no more', async () => {
    const { screen } = await openScreen(Listing, { server: two() });
    await screen.press('Show more');
    expect(screen.text()).toMatch(/Rehearse the ceremony.*Long ago/);
    expect(screen.find('Show more')).toBeNull();
  });

  it('can be asked for again where it failed, which is said', async () => {
    const { screen, server, toasts } = await openScreen(Listing, { server: two() });
    server.refuse(plansApi.list, 'Not now.');
    await screen.press('Show more');
    expect(toasts().join(' ')).toContain('Not now.');
    expect(screen.text()).toContain('Rehearse the ceremony');
    expect(screen.find('Show more')).not.toBeNull();
  });
});
