import { type ReadinessView } from '@certitude/contracts/freezing';
import { places } from '@certitude/web/live/testing';
import { outlineOf } from '@certitude/web/parts';
import { release, responseId } from '@certitude/web/testing';
import { viewOf, viewsOf } from '../testing/given';
import { openGroups } from './finalize-summary';

const outline = outlineOf(release, places);
const nothing: ReadinessView = { answered: 4, rationale: [], evidence: [], review: [], ended: [], unmet: [] };
const accepted = viewsOf(...[1, 2, 3, 4].map((number) => viewOf(number, { level: 3, status: 'accepted' })));

describe('what is left open before an assessment is frozen', () => {
  it('is named with where it is answered, in the order of the model', () => {
    const views = viewsOf(
      viewOf(1),
      viewOf(2, { level: 3, status: 'in-progress', flag: true }),
      viewOf(3, { level: 3, status: 'accepted' }),
      viewOf(4, { applicability: { applicability: 'not-applicable', reason: 'None' }, status: 'in-progress' }),
    );
    const readiness: ReadinessView = {
      ...nothing,
      rationale: [responseId(3), responseId(2)],
      evidence: [responseId(3)],
      review: [responseId(2), responseId(4)],
      ended: [responseId(2)],
      unmet: ['review'],
    };
    const groups = openGroups(outline, views, readiness);
    expect(
      groups.map(({ title, isDemanded, items }) => [title, isDemanded, items.map(({ number }) => number)]),
    ).toEqual([
      ['1 requirement is not assessed', false, ['1.1']],
      ['2 answers have no rationale', false, ['1.2', '2.1']],
      ['1 answer has no evidence', false, ['2.1']],
      ['2 answers are not accepted by a reviewer', true, ['1.2', '3.1']],
      ['1 answer rests on evidence that has expired', false, ['1.2']],
      ['1 answer is flagged', false, ['1.2']],
    ]);
  });

  it('is nothing when everything is there and accepted', () => {
    expect(openGroups(outline, accepted, nothing)).toEqual([]);
  });
});
