import { openScreen } from '@certitude/web/testing';
import { NOT_A_MEMBER, NOT_OPEN, NotFound } from './not-found';

describe('an address that shows nothing', () => {
  it.each([
    ['a page that there is not', {}, /This page does not exist.*mistyped/],
    [
      'an organization of others',
      NOT_A_MEMBER,
      /not a member of this organization.*may not exist.*not invited.*another account/,
    ],
    ['a page for others', NOT_OPEN, /not open to your role.*owner or admin/],
  ])('says of %s what is true, and leads home', async (_, inputs, words) => {
    const { screen } = await openScreen(NotFound, { inputs: { ...inputs } });
    expect(screen.text()).toMatch(words);
    expect(screen.leadsTo('Go to your work')).toBe('/');
  });
});
