import { type MaturityLevel } from '../model';
import { toNumber } from '../rational';
import { toLevel } from './score';
import { type WeighedItem } from './weighted-average';

/** A set of raised levels that together reach a category's next level. */
export interface Lift {
  /** Σ weight · (to − from). */
  readonly weighted: number;
  readonly steps: readonly LiftStep[];
}

export interface LiftStep {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly from: MaturityLevel;
  readonly to: MaturityLevel;
  readonly weight: number;
}

/** One item and the levels it could be raised to, with what that costs and what it brings towards the target. */
interface Candidate {
  readonly item: WeighedItem;
  readonly weight: number;
  readonly from: MaturityLevel;
  readonly options: readonly { readonly to: MaturityLevel; readonly cost: number; readonly gain: number }[];
}

/** The best known way to gain at least so much, compared by cost, requirements touched, levels raised, and how low they start. */
interface Plan {
  readonly cost: number;
  readonly touched: number;
  readonly raised: number;
  readonly start: number;
  readonly last: LiftStep | null;
  readonly before: Plan | null;
}

/**
 * The cheapest lift that brings the weighted average of the items to the target level. An item of weight w at level L
 * lacks w·(target − L); the lift has to make up for the sum. Items that are not assessed and do not count are options
 * too: rated above the target they pull the average up. Solved exactly over whole numbers (bounded knapsack).
 */
export function smallestLift(items: readonly WeighedItem[], target: MaturityLevel, unassessedCounts: boolean): Lift {
  const inScope = items.filter(({ outOfScope, weight }) => !outOfScope && toNumber(weight) > 0);
  const counted = inScope.filter(({ value }) => value !== null || unassessedCounts);
  if (counted.length === 0) return toLift(cheapestFirstRating(inScope));
  const lacking = counted.reduce((total, item) => total + toNumber(item.weight) * (target - levelOf(item)), 0);
  const candidates = inScope.map((item) => candidate(item, target, item.value !== null || unassessedCounts));
  return toLift(cheapestPlan(candidates, Math.max(0, lacking)));
}

function candidate(item: WeighedItem, target: MaturityLevel, isCounted: boolean): Candidate {
  const from = levelOf(item);
  const weight = toNumber(item.weight);
  const options = [1, 2, 3, 4, 5]
    .map((level) => ({
      to: toLevel(level),
      cost: weight * (level - from),
      gain: weight * (level - (isCounted ? from : target)),
    }))
    .filter(({ gain }) => gain > 0);
  return { item, weight, from, options };
}

function cheapestPlan(candidates: readonly Candidate[], lacking: number): Plan | null {
  const nothing: Plan = { cost: 0, touched: 0, raised: 0, start: 0, last: null, before: null };
  let plans: (Plan | null)[] = [nothing, ...Array<null>(lacking).fill(null)];
  for (const { item, weight, from, options } of candidates) {
    const next = [...plans];
    for (const [gained, plan] of plans.entries()) {
      if (!plan) continue;
      for (const { to, cost, gain } of options) {
        const reached = Math.min(lacking, gained + gain);
        const step = { id: item.id, slug: item.slug, title: item.title, from, to, weight };
        next[reached] = cheaper(next[reached] ?? null, extend(plan, step, cost));
      }
    }
    plans = next;
  }
  return plans[lacking] ?? null;
}

function extend(plan: Plan, step: LiftStep, cost: number): Plan {
  return {
    cost: plan.cost + cost,
    touched: plan.touched + 1,
    raised: plan.raised + step.to - step.from,
    start: plan.start + step.from,
    last: step,
    before: plan,
  };
}

function cheaper(a: Plan | null, b: Plan): Plan {
  if (!a) return b;
  const difference = a.cost - b.cost || a.touched - b.touched || a.raised - b.raised || a.start - b.start;
  return difference <= 0 ? a : b;
}

/** Nothing counts yet: rating the lightest requirement 1 makes the category level 1. */
function cheapestFirstRating(items: readonly WeighedItem[]): Plan | null {
  const [lightest] = items.toSorted((a, b) => toNumber(a.weight) - toNumber(b.weight));
  if (!lightest) return null;
  const weight = toNumber(lightest.weight);
  const step: LiftStep = { id: lightest.id, slug: lightest.slug, title: lightest.title, from: 0, to: 1, weight };
  return { cost: weight, touched: 1, raised: 1, start: 0, last: step, before: null };
}

function toLift(plan: Plan | null): Lift {
  const steps: LiftStep[] = [];
  for (let at = plan; at; at = at.before) if (at.last) steps.unshift(at.last);
  return { weighted: plan?.cost ?? 0, steps };
}

function levelOf({ value }: WeighedItem): MaturityLevel {
  return value ? toLevel(toNumber(value)) : 0;
}
