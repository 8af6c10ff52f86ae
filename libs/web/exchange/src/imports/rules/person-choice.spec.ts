import { otto } from '@certitude/web/testing';
import { addressProblem, chosenPeople, isComplete, type PersonChoice } from './person-choice';

const member = { kind: 'member', account: otto } as const;
const invited = (address: string): PersonChoice => ({ kind: 'invited', address });

describe('who the people of a source are', () => {
  it('is a member, somebody who is invited to an address, or a name', () => {
    const choices = new Map<string, PersonChoice>([
      ['a', member],
      ['b', invited(' Jane@Example.Test ')],
    ]);
    expect(chosenPeople(choices)).toEqual({
      people: [{ person: 'a', account: otto }],
      invite: [{ person: 'b', address: expect.stringMatching(/^jane@example\.test$/i) }],
    });
  });

  it.each([
    ['an address', [invited('jane@example.test')], true],
    ['none yet', [member, invited('')], false],
    ['something else', [invited('Jane Roe')], false],
    ['nobody', [], true],
  ])('is complete with %s: %#', (_what, choices, complete) => {
    expect(isComplete(new Map(choices.map((choice, n) => [`${n}`, choice])))).toBe(complete);
  });

  it('says what is wrong with an address', () => {
    expect([addressProblem('jane@example.test'), addressProblem('jane')]).toEqual([null, 'Enter an email address.']);
  });
});
