import { type FrozenContent } from '@certitude/contracts/freezing';
import { contentHash } from '@certitude/server/reviews';

/**
 * What the hash of a version is the hash of, in either format, as canonical JSON. Plans are in the second one by their own
 * hash alone, so that it can be computed by who may not see them.
 */
export const hashed = (content: FrozenContent): unknown =>
  content.format === 'certitude-assessment-version-2'
    ? { ...content, plans: { sha256: content.plans.sha256 } }
    : content;

export const versionHash = (content: FrozenContent): string => contentHash(hashed(content));

/** Whether content is what was frozen with this hash, its plans included where they are there. */
export function isIntact(content: FrozenContent, sha256: string): boolean {
  return versionHash(content) === sha256 && arePlansIntact(content);
}

function arePlansIntact(content: FrozenContent): boolean {
  if (content.format !== 'certitude-assessment-version-2') return true;
  const { items, sha256 } = content.plans;
  return items === null || contentHash(items) === sha256;
}
