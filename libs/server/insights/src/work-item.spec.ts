import { type WorkItem } from '@certitude/contracts';
import { WorkItem as WorkItemSchema } from '@certitude/contracts';
import { isResponse, toItem } from './work-item';
import { type WorkRow } from './work.repository';

const row = (kind: WorkItem['kind'], more: Partial<Record<keyof WorkRow, string>> = {}): WorkRow =>
  ({
    id: '019a0000-0000-7000-8000-000000000001',
    kind,
    dueOn: null,
    title: null,
    planId: null,
    submittedBy: null,
    assessmentId: null,
    assessmentName: null,
    modelReleaseId: null,
    module: null,
    category: null,
    requirement: null,
    state: null,
    pkiName: 'Issuing CA',
    planTitle: null,
    ...more,
  }) as WorkRow;

const other = '019a0000-0000-7000-8000-000000000002';

describe('a thing to do', () => {
  it.each([
    row('answer', { assessmentId: other, assessmentName: '2030', state: 'in-progress' }),
    row('review-response', { assessmentId: other, assessmentName: '2030', state: 'ready-for-review' }),
    row('review-evidence', { submittedBy: other, state: 'submitted' }),
    row('plan', { planId: other, planTitle: 'Rehearse', state: 'planned' }),
    row('task', { planId: other, planTitle: 'Rehearse', state: 'planned' }),
  ])('fits the contract as $kind', (given) => {
    expect(WorkItemSchema.parse(toItem(given, 'Vision', '2030-01-15'))).toMatchObject({
      kind: given.kind,
      title: 'Vision',
    });
  });

  it.each([
    ['2030-01-14', true],
    ['2030-01-15', false],
    [undefined, false],
  ])('due on %s is late on 15 January 2030: %s', (dueOn, overdue) => {
    const given = row('plan', { planId: other, ...(dueOn ? { dueOn } : {}) });
    expect(toItem(given, 'Vision', '2030-01-15')).toMatchObject({ dueOn: dueOn ?? null, overdue });
  });

  it('is refused when the statement left out what its kind needs', () => {
    expect(() => toItem(row('task'), 'Vision', '2030-01-15')).toThrow('without what its kind has');
  });

  it('has its title in a model release where it is about a response, and nowhere else', () => {
    expect([row('answer', { modelReleaseId: other }), row('plan')].map(isResponse)).toEqual([true, false]);
  });
});
