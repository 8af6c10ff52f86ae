import { exportText, readText } from '../../testing/exports';
import { importedRecord } from '../../testing/records';
import { release } from '../../testing/releases';
import { type AssessmentDocument, type TakenFacts } from './assessment-document';
import { type AssessmentRecord } from './assessment-record';
import { liveFacts } from './live-facts';

type Facts = Partial<AssessmentRecord['assessment']>;
const source = readText(
  exportText({
    ...{ progress: {}, requirementProgress: {}, assessorName: ' Ada  Auditor', assessorCompany: 'Audits Ltd' },
    ...{ assessorPosition: 'external', startDate: '2030-02-01', finishDate: '2030-03-01' },
  }),
);
const TAKEN: TakenFacts = {
  ...{ assessorKind: 'external', assessorName: 'Ada  Auditor', assessorCompany: 'Audits Ltd' },
  ...{ startsOn: '2030-02-01', targetOn: null, finishedOn: '2030-03-01' },
};
const now = (changes: Facts, before: AssessmentDocument = { ...source, taken: TAKEN }) => {
  const record = importedRecord(source, release('2.0.0'));
  const assessment = { ...record.assessment, ...TAKEN, ...changes };
  return liveFacts({ ...record, assessment }, before);
};

describe('who assesses and when', () => {
  it.each<readonly [string, Facts, object]>([
    ['leaves as it came, in its own spelling', {}, { assessor: ' Ada  Auditor', finishOn: '2030-03-01' }],
    ['leaves as it was corrected', { assessorName: 'Eve' }, { assessor: 'Eve', assessorCompany: 'Audits Ltd' }],
    ['leaves without what was taken away', { assessorName: '' }, { assessor: undefined }],
    ['leaves with a kind that was corrected', { assessorKind: 'internal' }, { assessorPosition: 'internal' }],
    ['leaves with a day that was added', { targetOn: '2030-04-01' }, { targetOn: '2030-04-01', startOn: '2030-02-01' }],
    ['leaves without a day that was taken away', { finishedOn: null }, { finishOn: undefined }],
    ['leaves with the method that was corrected', { method: 'third-party' }, { type: 'third-party' }],
    [
      'does not mix days of the period in',
      { periodFrom: '2029-01-01' },
      { startOn: '2030-02-01', targetOn: undefined },
    ],
  ])('%s', (_how, changes, facts) => {
    expect(now(changes)).toMatchObject(facts);
  });

  it('leaves as it came where the import could not take it', () => {
    const taken = { ...TAKEN, assessorName: '', finishedOn: null };
    const before = { ...source, taken };
    expect(now({ assessorName: '', finishedOn: null }, before)).toMatchObject({
      assessor: ' Ada  Auditor',
      finishOn: '2030-03-01',
    });
    expect(now({ assessorName: 'Eve', finishedOn: null }, before)).toMatchObject({ assessor: 'Eve' });
  });

  it('leaves as it came where an import did not record what it took, unless something else is said', () => {
    expect(now({ assessorName: '' }, source)).toMatchObject({ assessor: ' Ada  Auditor' });
    expect(now({ assessorName: 'Eve' }, source)).toMatchObject({ assessor: 'Eve' });
  });

  it('is the period where nobody has said when the work is done', () => {
    const silent = { ...source, about: {}, taken: { ...TAKEN, startsOn: null, finishedOn: null } };
    const none = { startsOn: null, targetOn: null, finishedOn: null };
    expect(now({ ...none, periodFrom: '2029-01-01', periodTo: '2029-02-01' }, silent)).toMatchObject({
      startOn: '2029-01-01',
      targetOn: '2029-02-01',
      finishOn: undefined,
    });
  });
});
