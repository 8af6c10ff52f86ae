import { type CategoryOverlay, type Extension, type RelevanceCriterion, effectiveWeight } from '../extension';
import { type Category, type Module } from '../model';
import { type Rational } from '../rational';
import { type RequirementWeight } from './standing';

/** The weights and criteria that an extension gives to the items of a release. */
export class ExtensionOverlays {
  readonly #overlays: ReadonlyMap<string, CategoryOverlay>;
  readonly #criteria: ReadonlyMap<string, RelevanceCriterion>;

  constructor(extension: Extension) {
    this.#overlays = new Map(extension.overlays.map((overlay) => [keyOf(overlay.module, overlay.category), overlay]));
    this.#criteria = new Map(extension.relevance.map((entry) => [keyOf(entry.module, entry.category), entry]));
  }

  criterion(module: Module, category: Category): RelevanceCriterion | null {
    return this.#criteria.get(keyOf(module.id, category.id)) ?? null;
  }

  categoryWeight(module: Module, category: Category): Rational {
    return effectiveWeight(category.weight, this.#overlays.get(keyOf(module.id, category.id))?.weight ?? null);
  }

  readonly requirementWeight: RequirementWeight = (module, category, requirement) => {
    const overlay = this.#overlays.get(keyOf(module.id, category.id));
    const own = overlay?.requirements.find((entry) => entry.requirement === requirement.id);
    return effectiveWeight(requirement.weight, own?.weight ?? null);
  };
}

function keyOf(module: string, category: string): string {
  return `${module}\n${category}`;
}
