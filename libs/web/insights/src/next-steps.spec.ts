import { type DashboardView, type PkiStanding } from '@certitude/contracts';
import { nextSteps } from './next-steps';

const pki = (more: Partial<PkiStanding>): PkiStanding =>
  ({
    ...{ pkiId: 'p', name: 'Issuing CA', assessmentId: 'a', state: 'in-progress', targetLevel: 4 },
    overall: { score: 2.6, level: 2, assessed: 9, applicable: 9 },
    ...more,
  }) as PkiStanding;
const view = (pkis: PkiStanding[], more: Partial<DashboardView> = {}): DashboardView => ({
  ...{ pkis, openPlans: 0, overduePlans: 0, responsesToReview: 0, evidenceToReview: 0, nextDates: [] },
  unheld: { plan: 0, task: 0, evidence: 0, answer: 0, review: 0 },
  ...more,
});

describe('the next steps of an organization', () => {
  it.each<[Partial<PkiStanding>, string | undefined, string[] | undefined]>([
    [{ assessmentId: null, overall: null }, 'Assess Issuing CA', ['pkis', 'p']],
    [
      { overall: { score: 2, level: 2, assessed: 8, applicable: 9 } },
      'Answer 1 more requirement of Issuing CA',
      ['assessments', 'a'],
    ],
    [{}, 'Plan what lifts Issuing CA to level 4', ['assessments', 'a', 'results']],
    [{ state: 'finalized' }, 'Plan what lifts Issuing CA to level 4', ['assessments', 'a', 'results']],
    [{ targetLevel: 2 }, 'Finalize Issuing CA, which is fully answered', ['assessments', 'a']],
    [{ targetLevel: null, state: 'finalized' }, undefined, undefined],
  ])('of a PKI with %j: %s', (more, text, path) => {
    const [step] = nextSteps(view([pki(more)]));
    expect([step?.text, step?.path]).toEqual([text, path]);
  });

  it('begin with what waits for a decision, and stay few', () => {
    const many = Array.from({ length: 9 }, () => pki({}));
    const steps = nextSteps(view(many, { overduePlans: 1, responsesToReview: 2, evidenceToReview: 1 }));
    expect(steps.map(({ text }) => text).slice(0, 3)).toEqual([
      'Catch up with 1 overdue plan',
      'Review 2 answers',
      'Review 1 piece of evidence',
    ]);
    expect(steps).toHaveLength(6);
  });
});
