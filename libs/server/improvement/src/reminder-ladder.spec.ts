import { type AccountId, type ActionPlanId, isOverPlan, PLAN_STATUSES, type ReminderId } from '@certitude/contracts';
import fc from 'fast-check';
import { catchUp, daysBetween, type DueReminder, dueSteps, isStepOf, ladderOf } from './reminder-ladder';

const plan = { dueOn: '2030-06-20', status: 'planned' } as const;
const longBefore = new Date('2030-01-01T00:00:00Z');
const times = (steps: readonly { readonly dueAt: Date }[]) => steps.map(({ dueAt }) => dueAt.toISOString());

describe('the ladder of reminders', () => {
  it('has five steps, at nine in the morning of the organization', () => {
    expect(times(dueSteps(plan, 'Europe/Prague', longBefore))).toEqual([
      '2030-06-13T07:00:00.000Z',
      '2030-06-19T07:00:00.000Z',
      '2030-06-20T07:00:00.000Z',
      '2030-06-21T07:00:00.000Z',
      '2030-06-27T07:00:00.000Z',
    ]);
    expect(times(dueSteps(plan, 'Pacific/Auckland', longBefore))[2]).toBe('2030-06-19T21:00:00.000Z');
  });

  it('stays at nine when the clocks change between two steps', () => {
    // Summer time ends in Prague on 27 October 2030.
    const steps = times(dueSteps({ ...plan, dueOn: '2030-10-27' }, 'Europe/Prague', longBefore));
    expect(steps).toEqual([
      '2030-10-20T07:00:00.000Z',
      '2030-10-26T07:00:00.000Z',
      '2030-10-27T08:00:00.000Z',
      '2030-10-28T08:00:00.000Z',
      '2030-11-03T08:00:00.000Z',
    ]);
  });

  it('leaves out what is past when the plan is made', () => {
    const onTheDay = new Date('2030-06-20T07:00:00Z');
    expect(dueSteps(plan, 'Europe/Prague', onTheDay).map(({ key }) => key)).toEqual([
      '2030-06-20/day-after',
      '2030-06-20/week-after',
    ]);
    expect(dueSteps(plan, 'Europe/Prague', new Date(onTheDay.getTime() - 1))).toHaveLength(3);
  });

  it('reminds of nothing that has no date or is over', () => {
    expect(ladderOf({ ...plan, dueOn: null }, 'UTC')).toEqual([]);
    for (const status of PLAN_STATUSES)
      expect(ladderOf({ ...plan, status }, 'UTC')).toHaveLength(isOverPlan({ status }) ? 0 : 5);
  });

  it('gives another date other steps', () => {
    const keys = (dueOn: string) => ladderOf({ ...plan, dueOn }, 'UTC').map(({ key }) => key);
    expect(new Set([...keys('2030-06-20'), ...keys('2030-06-21')]).size).toBe(10);
    expect(keys('2030-06-20').map((key) => isStepOf(key, '2030-06-20'))).toEqual([true, true, true, true, true]);
    expect(keys('2030-06-20').some((key) => isStepOf(key, '2030-06-21'))).toBe(false);
  });
});

describe('days between two dates', () => {
  it.each([
    ['2030-06-20', '2030-06-20', 0],
    ['2030-06-20', '2030-06-21', 1],
    ['2030-03-01', '2030-02-28', -1],
    ['2030-10-26', '2030-10-28', 2],
  ])('from %s to %s are %d days', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });
});

describe('catching up', () => {
  const reminder = (id: string, planId: string, recipient: string, dueAt: number): DueReminder => ({
    id: id as ReminderId,
    planId: planId as ActionPlanId,
    recipient: recipient as AccountId,
    dueAt: new Date(dueAt),
  });

  it('sends one person the latest step of each plan', () => {
    const due = [
      reminder('1', 'a', 'mia', 1),
      reminder('2', 'a', 'mia', 3),
      reminder('3', 'a', 'mia', 2),
      reminder('4', 'b', 'mia', 1),
      reminder('5', 'a', 'tom', 1),
    ];
    expect(catchUp(due)).toEqual({ send: ['2', '4', '5'], passOver: ['1', '3'] });
  });

  it('sends the first of two that were due at the same time', () => {
    expect(catchUp(['1', '2'].map((id) => reminder(id, 'a', 'mia', 1)))).toEqual({ send: ['1'], passOver: ['2'] });
  });

  it('loses none, doubles none, and sends exactly one per plan and person', () => {
    const due = fc.array(
      fc.record({ planId: fc.constantFrom('a', 'b', 'c'), recipient: fc.constantFrom('mia', 'tom'), at: fc.nat(9) }),
    );
    fc.assert(
      fc.property(due, (list) => {
        const reminders = list.map(({ planId, recipient, at }, index) => reminder(`${index}`, planId, recipient, at));
        const { send, passOver } = catchUp(reminders);
        expect([...send, ...passOver].sort()).toEqual(reminders.map(({ id }) => id).sort());
        const sent = reminders.filter(({ id }) => send.includes(id));
        expect(sent).toHaveLength(new Set(reminders.map((r) => `${r.planId} ${r.recipient}`)).size);
        for (const one of sent)
          for (const rival of reminders)
            if (rival.planId === one.planId && rival.recipient === one.recipient)
              expect(rival.dueAt.getTime()).toBeLessThanOrEqual(one.dueAt.getTime());
      }),
    );
  });
});
