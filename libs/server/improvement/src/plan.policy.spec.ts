import { type AccountId, PLAN_STATUSES, type PlanStatus, ROLES, type Role } from '@certitude/contracts';
import { isOpen, isOverdue, leadsTo, mayAssign, mayEdit, mayEditTask, mayMove, verifiesOwn } from './plan.policy';

const me = 'me' as AccountId;
const other = 'other' as AccountId;
const as = (role: Role) => ({ id: me, role });
const MANAGERS: readonly Role[] = ['owner', 'admin', 'manager', 'assessor'];

describe('who may change a plan', () => {
  it.each(ROLES)('lets a %s change any plan exactly when they manage plans', (role) => {
    expect(mayEdit(as(role), { responsible: other })).toBe(MANAGERS.includes(role));
    expect(mayEdit(as(role), { responsible: null })).toBe(MANAGERS.includes(role));
    expect(mayAssign(as(role))).toBe(MANAGERS.includes(role));
  });

  it('lets a contributor change the plans they are responsible for', () => {
    expect(mayEdit(as('contributor'), { responsible: me })).toBe(true);
  });

  it.each(['reviewer', 'viewer', 'guest-auditor'] as const)(
    'lets a %s change nothing, whoever is responsible',
    (role) => {
      expect(mayEdit(as(role), { responsible: me })).toBe(false);
      expect(mayEditTask(as(role), { responsible: me }, { assignee: me })).toBe(false);
      for (const status of PLAN_STATUSES) expect(mayMove(as(role), { responsible: me }, status)).toBe(false);
    },
  );

  it('lets a contributor change the tasks that are theirs, in anybody’s plan', () => {
    expect(mayEditTask(as('contributor'), { responsible: other }, { assignee: me })).toBe(true);
    expect(mayEditTask(as('contributor'), { responsible: other }, { assignee: other })).toBe(false);
    expect(mayEditTask(as('contributor'), { responsible: me }, { assignee: other })).toBe(true);
  });
});

describe('who verifies a plan', () => {
  it.each(ROLES)('is never the responsible person, even as %s', (role) => {
    expect(mayMove(as(role), { responsible: me }, 'verified')).toBe(false);
    expect(verifiesOwn(as(role), { responsible: me }, 'verified')).toBe(true);
  });

  it('is somebody else who manages plans', () => {
    for (const role of ROLES)
      expect(mayMove(as(role), { responsible: other }, 'verified')).toBe(MANAGERS.includes(role));
  });

  it('does not keep the responsible person from any other status', () => {
    expect(verifiesOwn(as('contributor'), { responsible: me }, 'done')).toBe(false);
    expect(mayMove(as('contributor'), { responsible: me }, 'done')).toBe(true);
  });
});

describe('the way of a plan', () => {
  it.each<[PlanStatus, PlanStatus, boolean]>([
    ['draft', 'planned', true],
    ['draft', 'done', false],
    ['draft', 'verified', false],
    ['planned', 'blocked', true],
    ['in-progress', 'done', true],
    ['in-progress', 'verified', false],
    ['blocked', 'done', false],
    ['done', 'verified', true],
    ['done', 'cancelled', false],
    ['verified', 'in-progress', true],
    ['cancelled', 'draft', true],
    ['cancelled', 'done', false],
  ])('from %s to %s: %s', (from, to, expected) => {
    expect(leadsTo(from, to)).toBe(expected);
  });

  it('never leads to where it is', () => {
    for (const status of PLAN_STATUSES) expect(leadsTo(status, status)).toBe(false);
  });

  it('can always go on', () => {
    for (const status of PLAN_STATUSES) expect(PLAN_STATUSES.some((to) => leadsTo(status, to))).toBe(true);
  });

  it('ends when it is done, verified or cancelled', () => {
    expect(PLAN_STATUSES.filter(isOpen)).toEqual(['draft', 'planned', 'in-progress', 'blocked']);
  });
});

describe('a late plan', () => {
  it.each([
    ['2030-01-14', 'planned', true],
    ['2030-01-15', 'planned', false],
    ['2030-01-16', 'planned', false],
    [null, 'planned', false],
    ['2030-01-14', 'done', false],
    ['2030-01-14', 'cancelled', false],
  ] as const)('due on %s and %s, on 15 January: %s', (dueOn, status, expected) => {
    expect(isOverdue({ dueOn, status }, '2030-01-15')).toBe(expected);
  });
});
