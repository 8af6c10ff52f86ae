import { type RatedLevel, type Reference } from './model';
import { type Rational, ZERO, compare, decimal, plus, times, whole } from './rational';

/** An overlay on a model release: criteria of its own and other weights. It never changes the baseline scores. */
export interface Extension {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly schemaVersion: string;
  readonly description: string;
  readonly documentation: string;
  /** The model versions it may be scored with. */
  readonly compatibility: readonly string[];
  /** Whether it reports the lowest category beside the average. */
  readonly reportsFloor: boolean;
  readonly references: readonly Reference[];
  readonly relevance: readonly RelevanceCriterion[];
  readonly overlays: readonly CategoryOverlay[];
}

/** What the extension asks about one category, rated 1 to 5 beside the baseline. */
export interface RelevanceCriterion {
  readonly module: string;
  readonly category: string;
  readonly weight: number;
  readonly guidance: string;
  readonly assessment: string;
  readonly references: readonly Reference[];
  readonly levels: readonly { readonly number: RatedLevel; readonly name: string; readonly description: string }[];
}

export interface CategoryOverlay {
  readonly module: string;
  readonly category: string;
  /** Null where only requirements of the category are reweighted. */
  readonly weight: WeightOverlay | null;
  readonly requirements: readonly { readonly requirement: string; readonly weight: WeightOverlay }[];
}

export interface WeightOverlay {
  readonly type: 'multiplier' | 'addition' | 'override';
  readonly value: number;
  readonly rationale: string;
}

/** w·m, max(0, w + a) or o, exactly; without an overlay the weight itself. (Extension scoring of the model.) */
export function effectiveWeight(weight: number, overlay: WeightOverlay | null): Rational {
  if (!overlay) return whole(weight);
  const value = decimal(overlay.value);
  if (overlay.type === 'override') return value;
  if (overlay.type === 'multiplier') return times(whole(weight), value);
  const added = plus(whole(weight), value);
  return compare(added, ZERO) < 0 ? ZERO : added;
}
