import { type AssessmentDocument } from '@certitude/exchange';
import { factsLeftOver, factsOf, periodOf } from './facts';

const NOTHING = {
  ...{ assessorKind: null, assessorName: '', assessorCompany: '', assessorPosition: '', sampling: '' },
  ...{ startsOn: null, targetOn: null, finishedOn: null },
};
const source = (about: AssessmentDocument['about']) => ({ about });

describe('facts of an imported assessment', () => {
  const days = { startOn: '2030-02-01', targetOn: '2030-03-01', finishOn: '2030-02-20' };

  it.each<readonly [string, AssessmentDocument['about'], object, object | null]>([
    ['nothing', {}, {}, null],
    [
      'who assesses',
      { assessor: ' Ada Auditor ', assessorCompany: 'Audits Ltd', assessorPosition: 'external' },
      { assessorKind: 'external', assessorName: 'Ada Auditor', assessorCompany: 'Audits Ltd' },
      null,
    ],
    ['a name that is too long, kept', { assessor: 'a'.repeat(201) }, {}, { assessor: 'a'.repeat(201) }],
    ['when', days, { startsOn: '2030-02-01', targetOn: '2030-03-01', finishedOn: '2030-02-20' }, null],
    [
      'days in another order, kept',
      { ...days, targetOn: '2029-01-01', finishOn: '2029-01-02' },
      { startsOn: '2030-02-01' },
      { targetOn: '2029-01-01', finishOn: '2029-01-02' },
    ],
    ['the organization, kept', { organization: 'Example Ltd' }, {}, { organization: 'Example Ltd' }],
  ])('say %s', (_what, about, facts, left) => {
    expect(factsOf(source(about))).toEqual({ ...NOTHING, ...facts });
    expect(factsLeftOver(source(about))).toEqual(left);
    expect(periodOf(source(about))).toEqual({ periodFrom: null, periodTo: null });
  });

  it('that Certitude wrote say the period, as long as it ends after it begins, beside the days of the work', () => {
    const own = (periodTo: string) => source({ ...days, periodFrom: '2030-01-01', periodTo });
    expect(periodOf(own('2030-01-31'))).toEqual({ periodFrom: '2030-01-01', periodTo: '2030-01-31' });
    expect(factsOf(own('2030-01-31'))).toMatchObject({ startsOn: '2030-02-01', finishedOn: '2030-02-20' });
    expect(factsLeftOver(own('2030-01-31'))).toBeNull();
    expect(periodOf(own('2029-12-31'))).toEqual({ periodFrom: null, periodTo: null });
    expect(factsLeftOver(own('2029-12-31'))).toEqual({ periodFrom: '2030-01-01', periodTo: '2029-12-31' });
  });

  it('that Certitude wrote say what the assessor is and what was looked at', () => {
    const own = source({ assessorRole: 'Lead', sampling: 'Two of five' });
    expect(factsOf(own)).toMatchObject({ assessorPosition: 'Lead', sampling: 'Two of five' });
    expect(factsLeftOver(own)).toBeNull();
    expect(factsLeftOver(source({ assessorRole: 'a'.repeat(201) }))).toEqual({ assessorRole: 'a'.repeat(201) });
  });
});
