import { contributorsOf, isInvited, sameContributors } from './contributors';
import { aResponse, anAccount } from './testing/given';

const [anna, ben] = [anAccount(1), anAccount(2)];
const [first, second] = [aResponse(1), aResponse(2)];
const invited = contributorsOf([{ response: first, accounts: [anna, ben] }]);

describe('who is invited to answer', () => {
  it('is known per response and person', () => {
    expect(isInvited(invited, first, ben)).toBe(true);
    expect(isInvited(invited, first, anAccount(3))).toBe(false);
    expect(isInvited(invited, second, ben)).toBe(false);
  });

  it.each([
    ['the same people in another order', [{ response: first, accounts: [ben, anna] }], true],
    ['one person less', [{ response: first, accounts: [anna] }], false],
    ['another person', [{ response: first, accounts: [anna, anAccount(3)] }], false],
    ['another response', [{ response: second, accounts: [anna, ben] }], false],
    [
      'one response more',
      [
        { response: first, accounts: [anna, ben] },
        { response: second, accounts: [ben] },
      ],
      false,
    ],
    ['nobody', [], false],
  ])('is compared with %s', (_, other, same) => {
    expect(sameContributors(invited, contributorsOf(other))).toBe(same);
  });
});
