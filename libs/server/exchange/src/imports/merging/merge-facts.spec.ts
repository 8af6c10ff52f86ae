import { type AssessmentDetails } from '@certitude/contracts';
import { MERGE_FACTS, type MergeFact, type MergeStrategy } from '@certitude/contracts/exchange';
import { type AssessmentDocument } from '@certitude/exchange';
import { comparedFacts, decidedFacts, factsAfter, factsBack } from './merge-facts';

const EARLIER = '2030-01-01T00:00:00.000Z';
const LATER = '2031-01-01T00:00:00.000Z';
const NOTHING = {
  ...{ assessorKind: null, assessorName: '', assessorCompany: '', assessorPosition: '', sampling: '' },
  ...{ startsOn: null, targetOn: null, finishedOn: null, periodFrom: null, periodTo: null, targetLevel: null },
} satisfies Pick<AssessmentDetails, MergeFact>;

const source = (about: AssessmentDocument['about'], updatedAt?: string) =>
  ({ about, origin: { updatedAt } }) as AssessmentDocument;
const here = (values: Partial<typeof NOTHING | Record<MergeFact, string>>, changedAt = EARLIER) => ({
  version: 2,
  createdAt: new Date(EARLIER),
  values: { ...NOTHING, ...values } as typeof NOTHING,
  changed: Object.fromEntries(MERGE_FACTS.map((fact) => [fact, { version: 2, by: 'x' as never, at: changedAt }])),
});
const taken = (
  strategy: MergeStrategy,
  values: Parameters<typeof here>[0],
  about: AssessmentDocument['about'],
  moments: { readonly here?: string; readonly source?: string } = {},
) =>
  comparedFacts(source(about, moments.source), here(values, moments.here), strategy)
    .filter(({ takes }) => takes)
    .map(({ fact }) => fact);

describe('who assesses and when, of a source beside an assessment', () => {
  it('differs only where the source says something, and something else', () => {
    const facts = comparedFacts(
      source({ assessor: 'Jane Roe', assessorCompany: 'Roe Ltd', startOn: '2030-01-01' }),
      here({ assessorName: 'Jane Roe', assessorCompany: 'Doe Ltd', sampling: 'Every tenth' }),
      'imported-wins',
    );
    expect(facts.map(({ fact, now, imported }) => [fact, now, imported])).toEqual([
      ['assessorCompany', 'Doe Ltd', 'Roe Ltd'],
      ['startsOn', null, '2030-01-01'],
    ]);
  });

  it.each<[MergeStrategy, { here?: string; source?: string }, MergeFact[]]>([
    ['fill-gaps', {}, ['assessorCompany']],
    ['imported-wins', {}, ['assessorName', 'assessorCompany']],
    ['newest-wins', { here: EARLIER, source: LATER }, ['assessorName', 'assessorCompany']],
    ['newest-wins', { here: LATER, source: EARLIER }, ['assessorCompany']],
    ['newest-wins', { here: EARLIER }, ['assessorCompany']],
    ['by-row', { source: LATER }, []],
  ])('by %s of %j takes %j', (strategy, moments, facts) => {
    const about = { assessor: 'Jane Roe', assessorCompany: 'Roe Ltd' };
    expect(taken(strategy, { assessorName: 'John Doe' }, about, moments)).toEqual(facts);
  });

  it('takes no days that would come before those that they follow', () => {
    const about = { assessor: 'Jane Roe', startOn: '2031-05-01' };
    expect(taken('fill-gaps', { finishedOn: '2030-12-01' }, about)).toEqual(['assessorName']);
    expect(taken('fill-gaps', { finishedOn: '2031-12-01' }, about)).toEqual(['assessorName', 'startsOn']);
    const period = { periodFrom: '2030-06-01' };
    expect(taken('fill-gaps', { periodTo: '2030-01-01' }, { ...about, ...period })).toEqual([
      'assessorName',
      'startsOn',
    ]);
  });

  it('is decided one by one, whatever the strategy says', () => {
    const facts = comparedFacts(
      source({ assessor: 'Jane Roe', assessorCompany: 'Roe Ltd' }),
      here({ assessorName: 'John Doe' }),
      'fill-gaps',
    );
    const decided = decidedFacts(facts, [
      { fact: 'assessorName', take: 'imported' },
      { fact: 'assessorCompany', take: 'now' },
    ]);
    expect(factsAfter(decided)).toEqual({ assessorName: 'Jane Roe' });
  });

  it('has the level that the whole is to reach among them, as a number again once it is taken', () => {
    const aiming = { ...source({}), targets: [{ level: 4 }, { module: 'G', level: 5 }] } as AssessmentDocument;
    const facts = comparedFacts(aiming, here({ targetLevel: 3 } as never), 'imported-wins');
    expect(facts).toMatchObject([{ fact: 'targetLevel', now: '3', imported: '4', takes: true }]);
    expect(factsAfter(facts)).toEqual({ targetLevel: 4 });
  });

  it('goes back to what was said before, but for what was changed since and days that would be out of order', () => {
    const standing = here({ assessorName: 'Jane Roe', startsOn: '2031-01-10', targetOn: '2031-05-01' });
    const back = factsBack(
      [
        { fact: 'assessorName', version: 2, before: 'John Doe' },
        { fact: 'sampling', version: 1, before: 'None' },
        { fact: 'startsOn', version: 2, before: '2031-06-01' },
        { fact: 'targetLevel', version: 2, before: '3' },
        { fact: 'periodTo', version: 2, before: null },
      ],
      standing,
    );
    expect(back).toEqual({
      changes: { assessorName: 'John Doe', targetLevel: 3, periodTo: null },
      changed: 1,
      outOfOrder: 1,
    });
  });
});
