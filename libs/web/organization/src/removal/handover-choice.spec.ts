import { ROLES, type AccountId } from '@certitude/contracts';
import { ada, colleagues, otto, petra, rita } from '@certitude/web/testing';
import { handoverOf, offeredKinds, receivers, type HandoverChoice } from './handover-choice';

const COUNTS = { plan: 2, task: 0, evidence: 1, answer: 0, review: 3 };
const NOTHING: HandoverChoice = { mode: 'one', one: '', kinds: {} };

describe('the choice of who takes work over', () => {
  it('offers the kinds that there are, to those who hand them over', () => {
    const offering = ROLES.filter((role) => offeredKinds(COUNTS, role).length > 0);
    expect(offering).toEqual(['owner', 'admin', 'manager', 'assessor']);
    expect(offeredKinds(COUNTS, 'admin')).toEqual(['plan', 'evidence', 'review']);
  });

  it('offers who may hold all of it, and never whoever goes', () => {
    const names = (...kinds: Parameters<typeof receivers>[2]) =>
      receivers(colleagues, petra as AccountId, kinds).map(({ accountId }) => accountId);
    expect(names('plan')).toEqual([ada, otto]);
    expect(names('evidence')).toEqual([rita, ada, otto]);
    expect(names('plan', 'review')).toEqual([otto]);
  });

  it('leaves out whoever is no member any more', () => {
    const former = colleagues.map((each) => ({ ...each, active: each.accountId !== otto }));
    expect(receivers(former, petra, ['plan', 'review'])).toEqual([]);
  });

  it.each<[string, Partial<HandoverChoice>, unknown]>([
    ['nobody yet', {}, null],
    ['one person', { one: otto }, { plan: otto, review: otto }],
    ['to leave it', { mode: 'leave', one: otto }, {}],
    ['no kind yet', { mode: 'kinds' }, null],
    ['one kind only', { mode: 'kinds', kinds: { review: rita } }, { review: rita }],
    ['a kind that there is not', { mode: 'kinds', kinds: { task: ada } }, null],
  ])('of %s', (_, choice, expected) => {
    expect(handoverOf({ ...NOTHING, ...choice }, ['plan', 'review'])).toEqual(expected);
  });

  it('asks nothing where there is nothing', () => {
    expect(handoverOf(NOTHING, [])).toEqual({});
  });
});
