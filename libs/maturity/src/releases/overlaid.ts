import { type Extension, type RelevanceCriterion, type WeightOverlay, effectiveWeight } from '../extension';
import { type Category, type ModelRelease, type Module, type Requirement } from '../model';
import { toNumber } from '../rational';

/** A category that an extension says something about, with the weights of the release and those laid over them. */
export interface OverlaidCategory {
  readonly module: Module;
  readonly category: Category;
  readonly criterion: RelevanceCriterion | null;
  readonly overlay: WeightOverlay | null;
  readonly effectiveWeight: number;
  /** Those with another weight, in the order of the release. */
  readonly requirements: readonly OverlaidRequirement[];
}

export interface OverlaidRequirement {
  readonly requirement: Requirement;
  readonly overlay: WeightOverlay;
  readonly effectiveWeight: number;
}

/** What an extension says about a release, in the order of the release; items that the release lacks are left out. */
export function overlaidCategories(model: ModelRelease, extension: Extension): readonly OverlaidCategory[] {
  return model.modules.flatMap((module) =>
    module.categories.flatMap((category) => {
      const isHere = (item: { readonly module: string; readonly category: string }): boolean =>
        item.module === module.id && item.category === category.id;
      const criterion = extension.relevance.find(isHere) ?? null;
      const laidOver = extension.overlays.find(isHere);
      if (!criterion && !laidOver) return [];
      const overlay = laidOver?.weight ?? null;
      return {
        module,
        category,
        criterion,
        overlay,
        effectiveWeight: toNumber(effectiveWeight(category.weight, overlay)),
        requirements: category.requirements.flatMap((requirement) => {
          const own = laidOver?.requirements.find((entry) => entry.requirement === requirement.id)?.weight;
          return own ? [overlaid(requirement, own)] : [];
        }),
      };
    }),
  );
}

function overlaid(requirement: Requirement, overlay: WeightOverlay): OverlaidRequirement {
  return { requirement, overlay, effectiveWeight: toNumber(effectiveWeight(requirement.weight, overlay)) };
}
