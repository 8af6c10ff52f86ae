import { FIRST_ANSWERS, type FirstSteps } from '@certitude/contracts';
import { assessmentId } from '@certitude/web/testing';
import { stepsOf } from './first-steps';

const NOTHING: FirstSteps = {
  pki: false,
  assessment: null,
  answers: 0,
  invitation: false,
  evidence: false,
  plan: false,
};
const done = (steps: FirstSteps): string[] => stepsOf(steps).flatMap(({ title, isDone }) => (isDone ? [title] : []));

describe('the first steps', () => {
  it.each<[Partial<FirstSteps>, string[]]>([
    [{}, []],
    [{ pki: true }, ['Describe a PKI']],
    [{ assessment: assessmentId(1) }, ['Start an assessment']],
    [{ answers: FIRST_ANSWERS - 1 }, []],
    [{ answers: FIRST_ANSWERS }, ['Answer 10 questions']],
    [{ invitation: true }, ['Invite somebody']],
    [{ evidence: true }, ['Add evidence']],
    [{ plan: true }, ['Plan an improvement']],
  ])('are done when they are: %j', (some, titles) => {
    expect(done({ ...NOTHING, ...some })).toEqual(titles);
  });

  it.each([
    ['no PKI', NOTHING, ['Describe a PKI']],
    ['no assessment', { ...NOTHING, pki: true }, ['Describe a PKI', 'Start an assessment']],
  ])('offer with %s to bring an assessment instead', (_what, steps, titles) => {
    const bringing = stepsOf(steps).filter(({ other }) => other?.path.join('/') === 'import');
    expect(bringing.map(({ title }) => title)).toEqual(titles);
  });

  it('lead into the assessment once there is one, and say how far one is', () => {
    const begun = stepsOf({ ...NOTHING, pki: true, assessment: assessmentId(1), answers: 4 });
    expect(begun.map(({ path }) => path?.join('/'))).toEqual([
      'assessments',
      'assessments',
      `assessments/${assessmentId(1)}`,
      'settings/invitations',
      `assessments/${assessmentId(1)}`,
      `assessments/${assessmentId(1)}`,
    ]);
    expect(begun[2]?.text).toBe('4 of 10 answered.');
    expect(stepsOf(NOTHING).map(({ path }) => path === null)).toEqual([false, true, true, false, false, true]);
  });
});
