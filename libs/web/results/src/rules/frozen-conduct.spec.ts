import { type FrozenConduct } from '@certitude/contracts/freezing';
import { firstFormat, frozenContent } from '@certitude/web/testing';
import { conductOf } from './frozen-conduct';

const NOTHING: FrozenConduct = {
  ...{ assessorKind: null, assessorName: '', assessorCompany: '', assessorPosition: '', sampling: '' },
  ...{ startsOn: null, targetOn: null, finishedOn: null, baseline: null, baselineVersion: null },
};
const saying = (conduct: Partial<FrozenConduct>) =>
  conductOf(frozenContent({ assessment: { ...frozenContent().assessment, conduct: { ...NOTHING, ...conduct } } }));

describe('what a version says of how it was assessed', () => {
  it.each<[string, Partial<FrozenConduct>, [string, string][]]>([
    ['nothing', {}, []],
    ['a name alone', { assessorName: 'Ada' }, [['Assessor', 'Ada']]],
    [
      'an assessor with everything',
      { assessorName: 'Ada', assessorPosition: 'Auditor', assessorCompany: 'Audits Ltd', assessorKind: 'external' },
      [['Assessor', 'Ada, Auditor, Audits Ltd, of another organization']],
    ],
    ['only where the assessor is from', { assessorKind: 'internal' }, [['Assessor', 'of the assessed organization']]],
    [
      'dates, in their order',
      { finishedOn: '2030-03-03', startsOn: '2030-03-01', targetOn: '2030-03-02' },
      [
        ['Start', '1 Mar 2030'],
        ['Target date', '2 Mar 2030'],
        ['Finished', '3 Mar 2030'],
      ],
    ],
    ['what was looked at', { sampling: 'Three of nine.' }, [['Sampling', 'Three of nine.']]],
  ])('is %s', (_, conduct, said) => {
    expect(saying(conduct).map(({ label, text }) => [label, text])).toEqual(said);
  });

  it('is nothing in a version that was frozen before that was part of it', () => {
    expect(conductOf(frozenContent())).toEqual([]);
    expect(conductOf(firstFormat())).toEqual([]);
  });
});
