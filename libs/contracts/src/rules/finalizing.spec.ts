import { type FinalizingDemands, type TrustGaps } from '../finalizing';
import { type FrozenContent2 } from '../versions';
import { trustGaps, unmetDemands, unmetInWords } from './finalizing.rules';

const rated = {
  applicability: { applicability: 'applicable' },
  level: 3,
  status: 'accepted',
  rationale: {},
  evidence: ['e'],
};
const aside = { ...rated, level: 0, applicability: { applicability: 'not-applicable', reason: 'x' } };
const content = (answer: object, validUntil: string | null = null) =>
  ({
    responses: [{ id: 'r', ...rated, ...answer }],
    evidence: [{ id: 'e', validUntil }],
  }) as unknown as FrozenContent2;
const NONE: TrustGaps = { answered: 1, rationale: [], evidence: [], review: [], ended: [] };
const one = ['r'] as unknown as TrustGaps['rationale'];

describe('what the trust in an assessment rests on', () => {
  it.each<[string, FrozenContent2, Partial<TrustGaps>]>([
    ['a whole answer', content({}), {}],
    ['no rationale', content({ rationale: null }), { rationale: one }],
    ['no evidence', content({ evidence: [] }), { evidence: one }],
    ['no review', content({ status: 'ready-for-review' }), { review: one }],
    ['evidence that has ended', content({}, '2030-01-14'), { ended: one }],
    ['evidence on its last day', content({}, '2030-01-15'), {}],
    ['set aside, which says why', content({ ...aside, rationale: null, evidence: [] }), {}],
    ['set aside, without review', content({ ...aside, status: 'in-progress' }), { review: one }],
    ['nothing answered', content({ level: 0, rationale: null, evidence: [], status: 'not-started' }), { answered: 0 }],
  ])('%s', (_what, given, gaps) => {
    expect(trustGaps(given, '2030-01-15')).toEqual({ ...NONE, ...gaps });
  });

  const ALL: FinalizingDemands = { rationale: true, evidence: true, review: true };
  const LACKING: TrustGaps = { ...NONE, rationale: one, review: [...one, ...one], ended: one };
  it.each([
    ['formal', ALL, ['rationale', 'review']],
    ['third-party', ALL, ['rationale', 'review']],
    ['self', ALL, []],
    ['formal', { ...ALL, rationale: false, review: false }, []],
    ['formal', { ...ALL, review: false }, ['rationale']],
  ] as const)('of a %s assessment, with demands %j, lacks %j', (method, demands, unmet) => {
    expect(unmetDemands(method, demands, LACKING)).toEqual(unmet);
  });

  it('is told in words', () => {
    expect(unmetInWords(['rationale', 'review'], LACKING)).toBe(
      '1 answer without a rationale, 2 answers not accepted by a reviewer',
    );
  });
});
