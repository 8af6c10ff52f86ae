import { type DeletableKind, type Hanging } from '@certitude/contracts/deleting';
import { deletionText, goesWith, whyItStays } from './hanging-text';

const nothing: Hanging = {
  ...{ assessments: 0, answers: 0, evidence: 0, plans: 0, tasks: 0, files: 0 },
  ...{ finalized: 0, accepted: 0, verified: 0 },
};

describe('what hangs on something', () => {
  it.each<[DeletableKind, Partial<Hanging>, string[]]>([
    ['pki', {}, []],
    [
      'pki',
      { assessments: 2, answers: 1, evidence: 3, plans: 1, tasks: 4 },
      ['2 assessments', '1 answer', '3 links to evidence', '1 action plan', '4 tasks'],
    ],
    ['plan', { tasks: 1 }, ['1 task']],
    ['evidence', { answers: 2, files: 1 }, ['1 file', '2 links to answers']],
  ])('of a %s goes with it: %j', (kind, some, expected) => {
    expect(goesWith(kind, { ...nothing, ...some })).toEqual(expected);
  });

  it.each<[DeletableKind, Partial<Hanging>, string | null]>([
    ['pki', { answers: 9 }, null],
    ['assessment', { finalized: 1 }, 'It has 1 finalized version,'],
    [
      'assessment',
      { finalized: 2, accepted: 1, verified: 3 },
      'It has 2 finalized versions, 1 accepted review, and 3 verifications,',
    ],
    ['evidence', { finalized: 1 }, 'It has 1 finalized version that it is part of,'],
  ])('keeps a %s for %j', (kind, some, begins) => {
    const why = whyItStays(kind, { ...nothing, ...some });
    if (begins === null) expect(why).toBeNull();
    else expect(why).toContain(begins);
  });

  it('says what stays, and for how long it can be undone', () => {
    expect(deletionText('plan', nothing)).toBe(
      'Nothing else depends on it. It can be restored for 30 days; after that it is removed for good.',
    );
    expect(deletionText('assessment', { ...nothing, evidence: 1 })).toContain('Evidence itself stays in the library.');
    expect(deletionText('evidence', { ...nothing, answers: 1 })).not.toContain('library');
  });
});
