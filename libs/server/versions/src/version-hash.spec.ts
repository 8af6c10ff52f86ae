import { type FrozenContent2, type FrozenPlan } from '@certitude/contracts/freezing';
import { contentHash } from '@certitude/server/reviews';
import { firstFormat } from './testing/first-format';
import { withoutPlans } from './version-content';
import { isIntact, versionHash } from './version-hash';

const plan = { title: 'Rehearse', status: 'planned' } as unknown as FrozenPlan;
const second = (items: FrozenPlan[] | null = [plan], sha256 = contentHash([plan])): FrozenContent2 =>
  ({
    ...firstFormat().content,
    format: 'certitude-assessment-version-2',
    evidence: [],
    plans: { sha256, items },
    people: {},
  }) as unknown as FrozenContent2;

describe('the hash of a version', () => {
  it('of the first format is what it was when the version was frozen', () => {
    const { content, sha256 } = firstFormat();
    expect(versionHash(content)).toBe(sha256);
    expect(isIntact(content, sha256)).toBe(true);
  });

  it('is another one as soon as anything in it is', () => {
    const { content, sha256 } = firstFormat();
    const [first, ...others] = content.responses;
    if (!first) throw new Error('The fixture has answers.');
    expect(isIntact({ ...content, responses: [{ ...first, level: 5 }, ...others] }, sha256)).toBe(false);
    expect(isIntact({ ...content, responses: [{ ...first, rationale: 'Signed.' }, ...others] }, sha256)).toBe(false);
  });

  it('of the second format is the same for who sees no plans', () => {
    const whole = second();
    const sealed = withoutPlans(whole);
    expect(sealed).toMatchObject({ plans: { items: null } });
    expect(versionHash(sealed)).toBe(versionHash(whole));
    expect([whole, sealed].map((content) => isIntact(content, versionHash(whole)))).toEqual([true, true]);
  });

  it('binds plans all the same', () => {
    const sha256 = versionHash(second());
    expect(isIntact(second([]), sha256)).toBe(false);
    expect(isIntact(second([], contentHash([])), sha256)).toBe(false);
  });
});
