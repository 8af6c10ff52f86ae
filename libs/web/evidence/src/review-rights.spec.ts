import { type AccountId } from '@certitude/contracts';
import { fileSize, whyNotReview } from './review-rights';

const me = 'me' as AccountId;
const other = 'other' as AccountId;
const submitted = { state: 'submitted' as const, createdBy: other, submittedBy: other };

describe('who may review evidence', () => {
  it('lets a reviewer decide on what someone else submitted', () => {
    expect(whyNotReview(me, true, submitted)).toBeNull();
  });

  it.each([
    ['their own evidence', true, { ...submitted, createdBy: me }],
    ['what they submitted', true, { ...submitted, submittedBy: me }],
    ['anything without the right', false, submitted],
    ['a draft', true, { ...submitted, state: 'draft' as const }],
  ])('does not let somebody review %s, and says why', (_what, mayReview, revision) => {
    expect(whyNotReview(me, mayReview, revision)).toMatch(/\.$/);
  });

  it.each([
    [900, '900 B'],
    [1536, '1.5 kB'],
    [26_214_400, '25.0 MB'],
  ])('writes %d bytes as %s', (bytes, text) => {
    expect(fileSize(bytes)).toBe(text);
  });
});
