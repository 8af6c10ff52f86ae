import type { StepName } from './arguments';

/** Steps that run one after the other. */
type Lane = readonly StepName[];

/**
 * Looking at files keeps one processor busy, and attacks mostly wait: they share the machine. Whatever starts the product
 * comes after the build; tests and journeys have the machine for themselves.
 */
const STAGES: readonly (readonly Lane[])[] = [
  [['build']],
  [['format', 'typecheck', 'lint', 'arch', 'knip', 'canaries'], ['attack']],
  [['unit']],
  [['e2e']],
];

/** The steps as they run: stages one after the other, the lanes of a stage side by side. */
export const stagesOf = (wanted: readonly StepName[]): Lane[][] =>
  STAGES.map((lanes) =>
    lanes.map((lane) => lane.filter((name) => wanted.includes(name))).filter((lane) => lane.length > 0),
  ).filter((lanes) => lanes.length > 0);
