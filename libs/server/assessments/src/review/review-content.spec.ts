import { type AccountId } from '@certitude/contracts';
import { authorsOf, mayReview, reviewHash } from './review-content';

const [anna, ben, cleo] = ['anna', 'ben', 'cleo'] as AccountId[] as [AccountId, AccountId, AccountId];
const content = {
  values: { level: 3 as const, applicability: { applicability: 'applicable' as const } },
  note: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Seen.' }] }] },
  evidence: ['e1', 'e2'],
};

describe('what a review is bound to', () => {
  it.each([
    ['the level', { values: { ...content.values, level: 4 as const } }],
    [
      'the applicability',
      { values: { ...content.values, applicability: { applicability: 'not-applicable' as const, reason: 'x' } } },
    ],
    ['a word', { note: { type: 'doc', content: [] } }],
    ['the evidence', { evidence: ['e1'] }],
  ])('changes with %s', (_, change) => {
    expect(reviewHash({ ...content, ...change })).not.toBe(reviewHash(content));
  });

  it('is the same for the same content', () => {
    expect(reviewHash(structuredClone(content))).toBe(reviewHash(content));
  });
});

describe('who may review', () => {
  it('is nobody who changed the answer or submitted it', () => {
    const work = { changedBy: [anna], submittedBy: ben };
    expect([anna, ben, cleo].map((person) => mayReview(person, work))).toEqual([false, false, true]);
  });

  it('names each author once', () => {
    expect(authorsOf({ changedBy: [anna, ben], submittedBy: anna })).toEqual([anna, ben]);
    expect(authorsOf({ changedBy: [anna], submittedBy: null })).toEqual([anna]);
  });
});
