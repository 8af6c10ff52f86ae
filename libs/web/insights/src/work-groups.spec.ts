import { type ActionPlanId, type WorkItem } from '@certitude/contracts';
import { workGroups, workPath } from './work-groups';

const plan = (title: string, dueOn: string | null, overdue = false): WorkItem => ({
  kind: 'plan',
  planId: `plan-${title}` as ActionPlanId,
  title,
  dueOn,
  overdue,
});
const titlesOf = (items: readonly WorkItem[], today: string) =>
  workGroups(items, today).map(({ title, items: inside }) => [title, inside.map((item) => item.title)]);

describe('grouping work by due date', () => {
  it('puts what is overdue first and what has no date last', () => {
    const items = [
      plan('late', '2026-03-01', true),
      plan('soon', '2026-03-10'),
      plan('far', '2026-06-01'),
      plan('whenever', null),
    ];
    expect(titlesOf(items, '2026-03-05')).toEqual([
      ['Overdue', ['late']],
      ['Due soon', ['soon']],
      ['Later', ['far']],
      ['Without a date', ['whenever']],
    ]);
  });

  it.each([
    ['2026-03-19', 'Due soon'],
    ['2026-03-20', 'Later'],
  ])('counts %s as "%s" fourteen days ahead of 5 March', (dueOn, title) => {
    expect(titlesOf([plan('edge', dueOn)], '2026-03-05')).toEqual([[title, ['edge']]]);
  });

  it('shows no empty group', () => {
    expect(workGroups([], '2026-03-05')).toEqual([]);
  });

  it('leads to the object that is worked on', () => {
    expect(workPath(plan('p', null))).toEqual(['plans', 'plan-p']);
  });
});
