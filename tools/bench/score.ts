// How long scoring takes: a release with all requirements answered, every policy and method. Prints JSON.
// npm run -s bench:score -- [runs]
import { readFileSync } from 'node:fs';
import {
  type Answer,
  type MaturityLevel,
  SCORING_METHODS,
  SCORING_POLICIES,
  type ScoringMethod,
  type ScoringOptions,
  scoreAssessment,
} from '@certitude/maturity';
import { parseModelRelease } from '@certitude/maturity/files';

const RELEASE = 'model/releases/pkimm-model-1.1.0.yaml';
const runs = Number(process.argv[2] ?? 500);
if (!Number.isInteger(runs) || runs < 1) {
  console.error('Usage: npm run -s bench:score -- [runs, 1 or more]');
  process.exit(2);
}

const model = parseModelRelease(readFileSync(RELEASE, 'utf8'));
const places = model.modules.flatMap(({ id: module, categories }) =>
  categories.map(({ id: category, requirements }) => ({ module, category, requirements })),
);
const requirements = places.reduce((total, place) => total + place.requirements.length, 0);
const results = SCORING_POLICIES.flatMap((policy) => SCORING_METHODS.map((method) => measure({ policy, method })));
console.log(JSON.stringify({ model: model.version, requirements, runs, unit: 'ms', results }, null, 2));

function measure(options: ScoringOptions) {
  const answers = answersFor(options.method);
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    scoreAssessment(model, answers, options);
    return performance.now() - start;
  });
  const [first = 0] = times;
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => rounded(sorted[Math.min(runs - 1, Math.floor(runs * share))] ?? 0);
  return { ...options, answers: answers.length, first: rounded(first), p50: at(0.5), p95: at(0.95), max: at(1) };
}

function answersFor(method: ScoringMethod): readonly Answer[] {
  const items =
    method === 'self'
      ? places.map(({ module, category }) => ({ module, category }))
      : places.flatMap(({ module, category, requirements: own }) =>
          own.map(({ id }) => ({ module, category, requirement: id })),
        );
  return items.map((item, index) => ({ ...item, applicability: 'applicable', level: levelAt(index) }));
}

/** Levels that differ from item to item, so that the fractions do not reduce to whole numbers. */
function levelAt(index: number): MaturityLevel {
  const levels: readonly MaturityLevel[] = [3, 1, 4, 2, 5];
  return levels[index % levels.length] ?? 3;
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
