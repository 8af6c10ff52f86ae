import { type TargetView } from '../reading';

type Aimed = Pick<TargetView, 'module' | 'category' | 'requirement'>;

/** Whether a target is of exactly this place. */
export const isTargetOf = (target: Aimed, place: Aimed): boolean =>
  target.module === place.module && target.category === place.category && target.requirement === place.requirement;

/** The level that a place is to reach: its own target, or that of its category, its module, the whole; null for none. */
export function targetAt(targets: readonly TargetView[], place: Aimed, overall: number | null): number | null {
  const { module, category, requirement } = place;
  const nearest: readonly Aimed[] = [
    { module, category, requirement },
    { module, category, requirement: null },
    { module, category: null, requirement: null },
  ];
  const found = nearest.flatMap((each) => targets.find((target) => isTargetOf(target, each)) ?? []);
  return found[0]?.level ?? overall;
}
