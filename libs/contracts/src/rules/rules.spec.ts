import { type Role, ROLES } from '../access';
import { EVIDENCE_STATES } from '../evidence';
import { PLAN_STATUSES, type PlanStatus } from '../improvement';
import { RESPONSE_STATUSES } from '../live/answer-fields';
import { awaitsReview, isAnswered, isOverdueAnswer, mayBeHandedIn, TO_ANSWER } from './answer.rules';
import { decisionObstacle, mayDecide } from './decision.rules';
import {
  awaitsDecision,
  mayAttach,
  mayBeAccepted,
  mayChangeEvidence,
  mayWithdraw,
  hasEnded,
  standingState,
  submissionObstacle,
} from './evidence.rules';
import {
  awaitsVerification,
  isClosedPlan,
  isOverduePlan,
  isOverPlan,
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

describe('what keeps somebody from deciding', () => {
  it.each([
    ['reviewer', true, [other], null],
    ['reviewer', true, [other, me], 'own-work'],
    ['reviewer', false, [me], 'not-waiting'],
    ['viewer', true, [other], 'role'],
    ['contributor', true, [me], 'role'],
    ['owner', true, [me], 'own-work'],
  ] as const)('as a %s, while it waits (%s), with %j in it: %s', (role, waits, tookPart, expected) => {
    for (const kind of ['response', 'evidence'] as const)
      expect(decisionObstacle(as(role), kind, { waits, tookPart })).toBe(expected);
  });

  it('is always something for somebody outside of the organization', () => {
    expect(decisionObstacle(null, 'evidence', { waits: true, tookPart: [] })).toBe('role');
  });

  it.each(ROLES)('is nothing exactly where a %s may decide', (role) => {
    for (const kind of ['response', 'evidence', 'plan'] as const)
      for (const tookPart of [[], [me], [other]])
        expect(decisionObstacle(as(role), kind, { waits: true, tookPart }) === null).toBe(
          mayDecide(as(role), kind, tookPart),
        );
  });
});

describe('what happens to a revision of evidence', () => {
  it('is a decision once it was handed in, and only then', () => {
    expect(EVIDENCE_STATES.filter(awaitsDecision)).toEqual(['submitted']);
  });

  it('is handing it in, while it is a draft and there is something to look at', () => {
    const obstacles = EVIDENCE_STATES.map((state) =>
      submissionObstacle({ state, isWithdrawn: false, ended: false }, false),
    );
    expect(obstacles).toEqual([null, ...Array<string>(EVIDENCE_STATES.length - 1).fill('submitted')]);
    expect(submissionObstacle({ state: 'draft', isWithdrawn: true, ended: true }, true)).toBe('withdrawn');
  });

  it.each([
    [false, false, null],
    [true, false, 'ended'],
    [true, true, null],
  ])('is not handed in silently once it has ended (%s), only by who knows (%s)', (ended, isKnown, obstacle) => {
    expect(submissionObstacle({ state: 'draft', isWithdrawn: false, ended }, isKnown)).toBe(obstacle);
  });

  it.each([
    [null, false],
    ['2030-01-14', true],
    ['2030-01-15', false],
  ])('valid until %s has ended on 15 January: %s', (validUntil, ended) => {
    expect(hasEnded({ validUntil }, '2030-01-15')).toBe(ended);
  });

  it('is expired when it was accepted and has ended, and nothing else is', () => {
    expect(EVIDENCE_STATES.map((state) => standingState(state, false))).toEqual(EVIDENCE_STATES);
    const changed = EVIDENCE_STATES.filter((state) => standingState(state, true) !== state);
    expect([changed, standingState('accepted', true)]).toEqual([['accepted'], 'expired']);
  });

  it('is no acceptance when nobody can look at it any more', () => {
    expect([mayBeAccepted({ isWithdrawn: true }), mayBeAccepted({ isWithdrawn: false })]).toEqual([false, true]);
  });

  it.each<[Role, string, boolean, boolean]>([
    ['contributor', me, true, true],
    ['contributor', me, false, false],
    ['contributor', other, true, false],
    ['viewer', me, true, false],
    ['guest-auditor', me, true, false],
    ['manager', other, false, true],
    ['assessor', other, true, false],
  ])('lets a %s withdraw a file of %s, a draft (%s): %s', (role, uploadedBy, isDraft, expected) => {
    expect(mayWithdraw(as(role), { uploadedBy, isDraft })).toBe(expected);
  });
});

describe('what happens to an answer', () => {
  const applicable = { applicability: 'applicable' };
  const setAside = { applicability: 'not-applicable' };

  it.each([
    [0, applicable, false],
    [1, applicable, true],
    [0, { applicability: 'partially-applicable' }, false],
    [0, setAside, true],
  ])('it is one at level %s and %j: %s', (level, applicability, expected) => {
    expect(isAnswered({ level, applicability })).toBe(expected);
  });

  it.each([
    ['2030-01-14', 'not-started', true],
    ['2030-01-14', 'in-progress', true],
    ['2030-01-14', 'ready-for-review', true],
    ['2030-01-14', 'accepted', false],
    ['2030-01-15', 'in-progress', false],
    [null, 'in-progress', false],
  ] as const)('due on %s and %s, on 15 January it is overdue: %s', (dueOn, status, expected) => {
    expect(isOverdueAnswer({ dueOn, status }, '2030-01-15')).toBe(expected);
  });

  it('it waits either for who answers or for a reviewer, until it is accepted', () => {
    const waiting = RESPONSE_STATUSES.filter((status) => TO_ANSWER.includes(status) || awaitsReview(status));
    expect(RESPONSE_STATUSES.filter((status) => !waiting.includes(status))).toEqual(['accepted']);
    expect(TO_ANSWER.filter(awaitsReview)).toEqual([]);
  });

  it('it is handed in once there is something to review, and not twice', () => {
    const answer = { level: 3, applicability: applicable };
    expect(RESPONSE_STATUSES.filter((status) => mayBeHandedIn({ ...answer, status }))).toEqual([...TO_ANSWER]);
    expect(mayBeHandedIn({ ...answer, level: 0, status: 'in-progress' })).toBe(false);
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
  ])('a %s revises what %s added and proves %j: %s', (role, owner, answers, expected) => {
    expect(mayChangeEvidence(as(role), { owner, answers })).toBe(expected);
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

describe('the end of a plan', () => {
  it('is that it is done, verified or cancelled', () => {
    expect(PLAN_STATUSES.filter((status) => !isOverPlan({ status }))).toEqual([
      'draft',
      'planned',
      'in-progress',
      'blocked',
    ]);
    expect(PLAN_STATUSES.filter((status) => awaitsVerification({ status }))).toEqual(['done']);
  });

  it.each([
    ['2030-01-14', 'planned', true],
    ['2030-01-15', 'planned', false],
    ['2030-01-16', 'planned', false],
    [null, 'planned', false],
    ['2030-01-14', 'done', false],
    ['2030-01-14', 'cancelled', false],
  ] as const)('due on %s and %s, on 15 January it is late: %s', (dueOn, status, expected) => {
    expect(isOverduePlan({ dueOn, status }, '2030-01-15')).toBe(expected);
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
