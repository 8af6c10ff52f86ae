import { openScreen } from '@certitude/web/testing';
import { NotFound } from './not-found';

describe('an address that leads nowhere', () => {
  it('says so without telling why, and leads home', async () => {
    const { screen } = await openScreen(NotFound);
    expect(screen.text()).toMatch(/There is nothing here for you.*may be wrong.*may be gone.*not a member/);
    expect(screen.leadsTo('Go to your work')).toBe('/');
  });
});
