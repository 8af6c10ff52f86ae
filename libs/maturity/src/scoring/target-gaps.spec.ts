import { levels, smallModel } from '../../testing/small-model';
import { scoreAssessment } from './assessment-score';
import { explainAssessment } from './explanation';
import { type ScoringPolicy } from './options';
import { gapsToTarget } from './target-gaps';

const model = smallModel({
  G: [
    [5, [3, 2, 1]],
    [4, [2, 2]],
  ],
  M: [
    [3, [1]],
    [1, [1]],
    [1, [1, 1]],
  ],
});
const answers = levels({ G1: [4, 2, 1], G2: [3, 3], M1: [0], M2: ['out'], M3: [4, 5] });
const gaps = (policy: ScoringPolicy) =>
  gapsToTarget(explainAssessment(model, scoreAssessment(model, answers, { policy, method: 'formal' })), 4);

describe('the gaps to a target', () => {
  it('come largest first, by the exact score', () => {
    const { gaps: found, reached } = gaps('pkimm');
    expect(found.map(({ category, missing }) => [category.id, missing.fraction])).toEqual(
      [
        ['G2', '1'],
        ['G1', '7/6'],
      ].toReversed(),
    );
    expect(reached.map(({ id }) => id)).toEqual(['M3']);
  });

  it('name the requirements that pull the score down, the heaviest first', () => {
    const [widest, other] = gaps('pkimm').gaps;
    expect(widest?.limiting.map(({ id }) => id)).toEqual(['2', '3']);
    expect(other?.limiting.map(({ id }) => id)).toEqual(['1', '2']);
  });

  it('do not make a gap of what nobody has assessed or what is out of scope', () => {
    for (const policy of ['pkimm', 'workbook'] as const) {
      const { gaps: found, notAssessed } = gaps(policy);
      expect(notAssessed.map(({ id }) => id)).toEqual(['M1']);
      expect(found.map(({ category }) => category.id)).toEqual(['G1', 'G2']);
    }
  });

  it('count an unassessed requirement where its policy counts it', () => {
    const partly = levels({ G1: [4, 0, 4] });
    const limiting = (policy: ScoringPolicy) =>
      gapsToTarget(explainAssessment(model, scoreAssessment(model, partly, { policy, method: 'formal' })), 5)
        .gaps.filter(({ category }) => category.id === 'G1')
        .flatMap((gap) => gap.limiting.map(({ id }) => id));
    expect(limiting('pkimm')).toEqual(['1', '3']);
    expect(limiting('workbook')).toEqual(['2', '1', '3']);
  });
});
