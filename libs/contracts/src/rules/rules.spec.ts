import { type Role, ROLES } from '../access';
import { PLAN_STATUSES, type PlanStatus } from '../improvement';
import { mayDecide } from './decision.rules';
import { mayAttach, mayChangeEvidence } from './evidence.rules';
import {
  isClosedPlan,
  isOpenPlan,
  leadsTo,
  mayEditPlan,
  mayManagePlans,
  mayMove,
  mayTick,
  mayWorkOn,
  mayWorkOnTask,
  offeredStatuses,
} from './plan.rules';

const me = 'me';
const other = 'other';
const as = (role: Role) => ({ id: me, role });
const MANAGERS: readonly Role[] = ['owner', 'admin', 'manager', 'assessor'];
const REVIEWERS: readonly Role[] = [...MANAGERS, 'reviewer', 'guest-auditor'];
const done = { responsible: other, status: 'done' as const, tookPart: [other] };

describe('who decides', () => {
  it.each(ROLES)('a %s, if their role reviews and they took no part', (role) => {
    for (const kind of ['response', 'evidence'] as const) {
      expect(mayDecide(as(role), kind, [other])).toBe(REVIEWERS.includes(role));
      expect(mayDecide(as(role), kind, [other, me])).toBe(false);
    }
    expect(mayDecide(as(role), 'plan', [])).toBe(MANAGERS.includes(role));
    expect(mayDecide(as(role), 'plan', [me])).toBe(false);
  });
});

describe('who changes evidence', () => {
  const mine = { ownerId: me, invited: false };
  const lent = { ownerId: other, invited: true };
  const theirs = { ownerId: other, invited: false };

  it.each<[Role, typeof mine, boolean]>([
    ['assessor', theirs, true],
    ['contributor', mine, true],
    ['contributor', lent, true],
    ['contributor', theirs, false],
    ['reviewer', mine, false],
    ['viewer', mine, false],
    ['guest-auditor', mine, false],
  ])('a %s attaches it where they may answer: %j is %s', (role, answer, expected) => {
    expect(mayAttach(as(role), answer)).toBe(expected);
  });

  it.each<[Role, string, readonly (typeof mine)[], boolean]>([
    ['assessor', other, [theirs], true],
    ['assessor', other, [], true],
    ['contributor', me, [], true],
    ['contributor', other, [], false],
    ['contributor', other, [mine, lent], true],
    ['contributor', me, [mine, theirs], false],
    ['reviewer', me, [], true],
    ['reviewer', me, [mine], false],
    ['viewer', me, [], false],
  ])('a %s revises what %s added and proves %j: %s', (role, createdBy, answers, expected) => {
    expect(mayChangeEvidence(as(role), { createdBy, answers })).toBe(expected);
  });
});

describe('who changes a plan', () => {
  it.each(ROLES)('a %s any of them, exactly when they manage plans', (role) => {
    for (const responsible of [other, null]) expect(mayWorkOn(as(role), { responsible })).toBe(MANAGERS.includes(role));
    expect(mayManagePlans(as(role))).toBe(MANAGERS.includes(role));
  });

  it('a contributor those that they are responsible for', () => {
    expect(mayWorkOn(as('contributor'), { responsible: me })).toBe(true);
  });

  it.each(['reviewer', 'viewer', 'guest-auditor'] as const)('a %s none, whoever is responsible', (role) => {
    expect(mayWorkOn(as(role), { responsible: me })).toBe(false);
    expect(mayWorkOnTask(as(role), { responsible: me }, { assignee: me })).toBe(false);
    for (const status of PLAN_STATUSES) expect(mayMove(as(role), { ...done, responsible: me }, status)).toBe(false);
  });

  it.each<[string | null, string | null, boolean]>([
    [other, me, true],
    [other, other, false],
    [me, other, true],
    [null, null, false],
  ])('a contributor ticks a task, in a plan of %s, that is assigned to %s: %s', (responsible, assignee, expected) => {
    const plan = { responsible, status: 'in-progress' as const };
    expect(mayTick(as('contributor'), plan, { assignee })).toBe(expected);
    expect(mayWorkOnTask(as('contributor'), plan, { assignee })).toBe(expected);
  });

  it('as long as it is not done, verified or cancelled, somebody', () => {
    const open = PLAN_STATUSES.filter((status) => isOpenPlan({ status }));
    expect(open).toEqual(['draft', 'planned', 'in-progress', 'blocked']);
  });

  it('nobody, once it is verified', () => {
    const verified = { responsible: me, status: 'verified' as const };
    expect(isClosedPlan(verified)).toBe(true);
    for (const role of ROLES) {
      expect(mayEditPlan(as(role), verified)).toBe(false);
      expect(mayTick(as(role), verified, { assignee: me })).toBe(false);
    }
    expect(mayEditPlan(as('owner'), { ...verified, status: 'done' })).toBe(true);
  });
});

describe('who verifies a plan', () => {
  it.each(ROLES)('a %s who manages plans and was not responsible since the last time', (role) => {
    expect(mayMove(as(role), done, 'verified')).toBe(MANAGERS.includes(role));
    expect(mayMove(as(role), { ...done, tookPart: [other, me] }, 'verified')).toBe(false);
  });

  it('is offered what they may', () => {
    expect(offeredStatuses(as('manager'), done)).toEqual(['in-progress', 'verified']);
    expect(offeredStatuses(as('manager'), { ...done, tookPart: [me] })).toEqual(['in-progress']);
    expect(offeredStatuses(as('contributor'), { ...done, responsible: me })).toEqual(['in-progress']);
    expect(offeredStatuses(as('contributor'), done)).toEqual([]);
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

  it('never leads to where it is, and can always go on', () => {
    for (const status of PLAN_STATUSES) {
      expect(leadsTo(status, status)).toBe(false);
      expect(PLAN_STATUSES.some((to) => leadsTo(status, to))).toBe(true);
    }
  });
});
