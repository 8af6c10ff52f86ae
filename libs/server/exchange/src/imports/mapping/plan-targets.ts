import { type AssessmentDocument } from '@certitude/exchange';
import { type ImportPlan, type PlannedTarget } from './import-plan';

/** Levels to reach: those that the source says, and where it says none for a category, what the plans for it aim at. */
export function planTargets({
  targets = [],
  plans = [],
}: Pick<AssessmentDocument, 'targets' | 'plans'>): Pick<ImportPlan, 'targets' | 'targetLevel'> {
  const said = targets.flatMap(({ module, category = null, requirement = null, level }): PlannedTarget[] =>
    module === undefined ? [] : [{ module, category, requirement, level }],
  );
  const aimed = plans
    // One that is for a requirement aims there alone.
    .flatMap(({ module, category, requirement = null, targetLevel: level }): PlannedTarget[] =>
      level && requirement === null ? [{ module, category, requirement, level }] : [],
    )
    .toSorted((one, other) => other.level - one.level);
  return {
    targets: [
      ...new Map([...said, ...aimed].toReversed().map((target) => [partOf(target), target])).values(),
    ].toReversed(),
    targetLevel: targets.find(({ module }) => module === undefined)?.level ?? null,
  };
}

/** One text per part, to find targets by. */
export const partOf = ({ module, category, requirement }: Omit<PlannedTarget, 'level'>): string =>
  JSON.stringify([module, category, requirement]);
