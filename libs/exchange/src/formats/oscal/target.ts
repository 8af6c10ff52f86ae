import { type AssessmentRecord } from '../../document/assessment-record';

/** The target level that counts for an item: its own, or that of its category, its module, or the whole. */
export function targetOf(targets: AssessmentRecord['targets'], key: string): number | null {
  const parts = key.split('.');
  const keys = parts.map((_part, index) => parts.slice(0, parts.length - index).join('.'));
  const levels = new Map(targets.map((target) => [target.key, target.level]));
  const nearest = [...keys, ''].find((candidate) => levels.has(candidate));
  return nearest === undefined ? null : (levels.get(nearest) ?? null);
}
