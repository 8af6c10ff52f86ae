import { type AccountId, type Role } from '@certitude/contracts';
import { whyNotReview } from './review-rights';

const [me, other] = ['me', 'other'] as AccountId[];
const as = (role: Role) => ({ id: 'me', role });
const submitted = { current: { state: 'submitted' as const }, tookPart: [other as AccountId] };

describe('who may review evidence', () => {
  it('lets a reviewer decide on what they took no part in', () => {
    expect(whyNotReview(as('reviewer'), submitted)).toBeNull();
  });

  it.each([
    ['what they took part in', as('reviewer'), { ...submitted, tookPart: [other, me] as AccountId[] }],
    ['anything without the right', as('contributor'), submitted],
    ['anything outside of the organization', null, submitted],
    ['a draft', as('reviewer'), { ...submitted, current: { state: 'draft' as const } }],
  ])('does not let somebody review %s, and says why', (_what, actor, evidence) => {
    expect(whyNotReview(actor, evidence)).toMatch(/\.$/);
  });
});
