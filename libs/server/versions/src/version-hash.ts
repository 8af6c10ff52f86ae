import { type FrozenContent } from '@certitude/contracts/freezing';
import { contentHash } from '@certitude/server/reviews';

/**
 * The hash of a version, in either format: of its content in canonical JSON. Plans are in the second one by their own hash
 * alone, so that it can be computed by who may not see them.
 */
export function versionHash(content: FrozenContent): string {
  if (content.format !== 'certitude-assessment-version-2') return contentHash(content);
  return contentHash({ ...content, plans: { sha256: content.plans.sha256 } });
}

/** Whether content is what was frozen with this hash, its plans included where they are there. */
export function isIntact(content: FrozenContent, sha256: string): boolean {
  return versionHash(content) === sha256 && arePlansIntact(content);
}

function arePlansIntact(content: FrozenContent): boolean {
  if (content.format !== 'certitude-assessment-version-2') return true;
  const { items, sha256 } = content.plans;
  return items === null || contentHash(items) === sha256;
}
