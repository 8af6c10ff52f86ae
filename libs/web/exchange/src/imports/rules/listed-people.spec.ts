import { type ListedPerson } from '@certitude/contracts/exchange';
import { firstChoices, invitedBy, listedProblem, type ListedChoices } from './listed-people';

const person = (more: Partial<ListedPerson>): ListedPerson => ({
  ...{ id: 'line:1', name: 'Jane Roe', address: 'jane@example.test', role: 'assessor', here: null },
  ...more,
});

describe('people of a list', () => {
  it.each([
    ['as what the list says', {}, { isInvited: true, role: 'assessor' }],
    ['as viewer where it says nothing', { role: null }, { isInvited: true, role: 'viewer' }],
    ['as viewer where the role is above one’s own', { role: 'owner' }, { isInvited: true, role: 'viewer' }],
    ['not where they are members', { here: 'member' }, { isInvited: false, role: 'assessor' }],
    ['not where they are invited', { here: 'invited' }, { isInvited: false, role: 'assessor' }],
    ['not without an address', { address: '' }, { isInvited: false, role: 'assessor' }],
  ] as const)('are proposed %s', (_how, more, choice) => {
    expect(firstChoices([person(more)], 'admin').get('line:1')).toMatchObject(choice);
  });

  const choices = (...addresses: readonly string[]): ListedChoices =>
    new Map(
      addresses.map((address, index) => [`line:${index}`, { isInvited: true, address, role: 'viewer' as const }]),
    );

  it('are invited to addresses without blanks and capitals', () => {
    expect(invitedBy(choices(' Jane@Example.test '))).toEqual({
      invite: [{ person: 'line:0', address: 'jane@example.test', role: 'viewer' }],
    });
  });

  it.each([
    ['jane', 'Enter an email address.'],
    ['jane@example.test', null],
    ['JOHN@example.test', 'Somebody else on the list has this address.'],
  ])('with the address %s have the problem %s', (address, problem) => {
    expect(listedProblem(choices(address, 'john@example.test'), 'line:0')).toBe(problem);
  });

  it('who are not invited need no address', () => {
    const none = new Map([['line:0', { isInvited: false, address: '', role: 'viewer' as const }]]);
    expect([listedProblem(none, 'line:0'), invitedBy(none)]).toEqual([null, { invite: [] }]);
  });
});
