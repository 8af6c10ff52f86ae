import { type ActionPlanId, type WorkItem } from '@certitude/contracts';
import { workAction, workFace, workGroups, workPath } from './work-groups';

const plan = (title: string, dueOn: string | null, overdue = false): WorkItem => ({
  kind: 'plan',
  planId: `plan-${title}` as ActionPlanId,
  title,
  state: 'planned',
  pkiName: null,
  assessmentName: null,
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
      ['Late', ['late']],
      ['This week', ['soon']],
      ['Later', ['far']],
      ['Without a date', ['whenever']],
    ]);
  });

  it.each([
    ['2026-03-11', 'This week'],
    ['2026-03-12', 'Later'],
  ])('counts %s as "%s" seen from 5 March', (dueOn, title) => {
    expect(titlesOf([plan('edge', dueOn)], '2026-03-05')).toEqual([[title, ['edge']]]);
  });

  it('shows no empty group', () => {
    expect(workGroups([], '2026-03-05')).toEqual([]);
  });

  it.each([
    [{ kind: 'answer', state: 'not-started' }, 'Answer', 'Not started'],
    [{ kind: 'answer', state: 'in-progress' }, 'Continue', 'In progress'],
    [{ kind: 'answer', state: 'changes-requested' }, 'Revise', 'Changes requested'],
    [{ kind: 'review-response', state: 'ready-for-review' }, 'Review', 'Ready for review'],
    [{ kind: 'review-evidence', state: 'submitted' }, 'Review', 'Submitted'],
    [{ kind: 'plan', state: 'planned' }, 'Start', 'Planned'],
    [{ kind: 'plan', state: 'blocked' }, 'Continue', 'Blocked'],
    [{ kind: 'task', state: 'in-progress' }, 'Open task', 'In progress'],
  ])('says what to do with %j: %s', (item, action, state) => {
    expect([workAction(item as WorkItem), workFace(item as WorkItem).label]).toEqual([action, state]);
  });

  it('leads to the object that is worked on', () => {
    expect(workPath(plan('p', null))).toEqual(['plans', 'plan-p']);
  });
});
