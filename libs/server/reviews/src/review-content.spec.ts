import { reviewHash } from './review-content';

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
