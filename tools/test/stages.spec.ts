import { stepNames } from './arguments';
import { stagesOf } from './stages';

describe('the stages of a test run', () => {
  it('hold every step once', () => {
    expect(stagesOf(stepNames).flat(2).toSorted()).toEqual([...stepNames].toSorted());
  });

  it('start with the build, and leave tests and journeys alone', () => {
    const stages = stagesOf(stepNames);
    expect(stages[0]).toEqual([['build']]);
    expect(stages).toContainEqual([['unit']]);
    expect(stages).toContainEqual([['e2e']]);
  });

  it('are those that were asked for', () => {
    expect(stagesOf(['e2e', 'lint'])).toEqual([[['lint']], [['e2e']]]);
  });
});
