import { type AccountId } from '@certitude/contracts';
import { mayReview } from './evidence.policy';

const [author, submitter, other] = ['author', 'submitter', 'other'] as AccountId[] as [AccountId, AccountId, AccountId];

describe('reviewing evidence', () => {
  it.each([
    ['the author', author, false],
    ['whoever submitted it', submitter, false],
    ['somebody else', other, true],
  ])('by %s: %s → %s', (_, id, may) => {
    expect(mayReview({ id }, { createdBy: author, submittedBy: submitter })).toBe(may);
  });
});
