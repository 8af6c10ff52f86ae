import { assessmentView } from '@certitude/web/testing';
import { dayProblem, detailChange, detailText } from './details-model';

describe('a detail of an assessment', () => {
  it.each([
    ['targetLevel', '', { targetLevel: null }],
    ['targetLevel', '4', { targetLevel: 4 }],
    ['startsOn', '', { startsOn: null }],
    ['startsOn', '2030-02-01', { startsOn: '2030-02-01' }],
    ['assessorName', '', { assessorName: '' }],
    ['assessorKind', '', { assessorKind: null }],
    ['baseline', 'a1', { baseline: 'a1', baselineVersion: null }],
    ['baselineVersion', '', { baselineVersion: null }],
  ] as const)('%s as “%s” is sent as %j', (field, text, changes) => {
    expect(detailChange(field, text)).toEqual(changes);
  });

  it('is the empty text where there is none', () => {
    const view = { ...assessmentView, targetLevel: null, startsOn: '2030-01-01' };
    expect([detailText(view, 'targetLevel'), detailText(view, 'startsOn')]).toEqual(['', '2030-01-01']);
  });

  it.each([
    ['finishedOn', '2030-01-31', 'must not be before the start'],
    ['finishedOn', '2030-02-01', null],
    ['startsOn', '2030-04-01', 'must not be after the end'],
    ['startsOn', '', null],
    ['name', 'x', null],
  ] as const)('%s on %s: %s', (field, day, problem) => {
    const view = { ...assessmentView, startsOn: '2030-02-01', targetOn: null, finishedOn: '2030-03-01' };
    expect(dayProblem(view, field, day)).toBe(problem);
  });
});
