import { ROLES } from '../access';
import { type AccountId } from '../ids';
import { WORK_KINDS, type WorkKind } from '../handover';
import { handoverSteps, heldKinds, mayHandOver, mayHold } from './handover.rules';

/** Columns: owner, admin, manager, assessor, contributor, reviewer, viewer, guest auditor. */
const HOLDING: Readonly<Record<WorkKind, string>> = {
  plan: 'xxxxx...',
  task: 'xxxxx...',
  evidence: 'xxxxxx..',
  answer: 'xxxxx...',
  review: 'xxxx.x..',
};
const row = (may: (role: (typeof ROLES)[number]) => boolean) => ROLES.map((role) => (may(role) ? 'x' : '.')).join('');

describe('work that is handed over', () => {
  it.each(WORK_KINDS)('goes to those whose role works on it: %s', (kind) => {
    expect(row((role) => mayHold(role, kind))).toBe(HOLDING[kind]);
  });

  it.each(WORK_KINDS)('is handed over by those who assign such work: %s', (kind) => {
    expect(row((role) => mayHandOver(role, kind))).toBe('xxxx....');
  });

  it('is asked about where there is some', () => {
    expect(heldKinds({ plan: 0, task: 2, evidence: 0, answer: 0, review: 1 })).toEqual(['task', 'review']);
  });

  it('goes in the order in which everybody locks it, whatever the order in which it is said', () => {
    const [petra, mei] = ['petra', 'mei'] as AccountId[];
    expect(handoverSteps({ review: mei, answer: petra, plan: petra })).toEqual([
      { kind: 'plan', to: petra },
      { kind: 'answer', to: petra },
      { kind: 'review', to: mei },
    ]);
  });
});
