import fc from 'fast-check';
import { runs } from '../../testing/property-runs';
import { levels, smallModel } from '../../testing/small-model';
import { release } from '../../testing/releases';
import type { Answer } from '../answers';
import { compare, decimal, rational } from '../rational';
import { scoreAssessment } from './assessment-score';
import { toLevel } from './score';

const OPTIONS = [
  { policy: 'pkimm', method: 'formal' },
  { policy: 'workbook', method: 'formal' },
  { policy: 'web', method: 'formal' },
] as const;
const model = release('1.1.0');
const places = model.modules.flatMap(({ id: module, categories }) =>
  categories.flatMap(({ id: category, requirements }) =>
    requirements.map(({ id: requirement }) => ({ module, category, requirement })),
  ),
);

const fraction = (text: string | null) => {
  if (text === null) return null;
  const [numerator = '0', denominator = '1'] = text.split('/');
  return rational(BigInt(numerator), BigInt(denominator));
};

const anyAnswer = fc.record({
  level: fc.integer({ min: 0, max: 5 }).map(toLevel),
  chance: fc.integer({ min: 0, max: 9 }),
});
const anyAnswers = fc.array(anyAnswer, { minLength: places.length, maxLength: places.length }).map((given) =>
  given.map(({ level, chance }, index): Answer => ({
    ...(places[index] ?? { module: '' }),
    applicability: chance === 0 ? 'not-applicable' : 'applicable',
    level,
  })),
);
const anyOptions = fc.constantFrom(...OPTIONS);

describe('scores of any assessment', () => {
  it('never fall when a level is raised', () => {
    fc.assert(
      fc.property(anyAnswers, anyOptions, fc.nat(places.length - 1), (answers, options, raised) => {
        const before = answers[raised];
        // From 0 an average may fall under pkimm and web, because the requirement begins to count.
        fc.pre(before !== undefined && before.level < 5 && (options.policy === 'workbook' || before.level > 0));
        const after = answers.with(raised, { ...before, level: toLevel(before.level + 1) });
        const lower = fraction(scoreAssessment(model, answers, options).overall.fraction);
        const higher = fraction(scoreAssessment(model, after, options).overall.fraction);
        expect(lower && higher && compare(higher, lower)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: runs(60) },
    );
  });

  it('do not depend on the order of the answers', () => {
    fc.assert(
      fc.property(anyAnswers, anyOptions, (answers, options) => {
        expect(scoreAssessment(model, answers.toReversed(), options)).toEqual(scoreAssessment(model, answers, options));
      }),
      { numRuns: runs(20) },
    );
  });

  it('are the same whatever level stands on what is not applicable', () => {
    fc.assert(
      fc.property(anyAnswers, anyOptions, fc.integer({ min: 0, max: 5 }), (answers, options, level) => {
        const other = answers.map((answer) =>
          answer.applicability === 'not-applicable' ? { ...answer, level: toLevel(level) } : answer,
        );
        const [a, b] = [scoreAssessment(model, answers, options), scoreAssessment(model, other, options)];
        expect(b.overall.fraction).toBe(a.overall.fraction);
        expect(b.overall.distribution).toEqual(a.overall.distribution);
      }),
      { numRuns: runs(40) },
    );
  });

  it('lie between the lowest and the highest level that counts, and their level is the exact floor', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const { categories } = scoreAssessment(model, answers, OPTIONS[0]);
        for (const { state, fraction: text, level, derivation } of Object.values(categories)) {
          const score = fraction(text);
          if (state !== 'scored' || !score || level === null) continue;
          const counted = derivation.terms.flatMap(({ counted: counts, value }) =>
            counts && value ? value.number : [],
          );
          expect(compare(score, decimal(Math.min(...counted)))).toBeGreaterThanOrEqual(0);
          expect(compare(score, decimal(Math.max(...counted)))).toBeLessThanOrEqual(0);
          expect(level).toBe(Number(score.numerator / score.denominator));
        }
      }),
      { numRuns: runs(40) },
    );
  });

  it('equal the level that everything has, whatever the weights', () => {
    const weights = fc.array(fc.array(fc.integer({ min: 1, max: 997 }), { minLength: 1, maxLength: 7 }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 5 }), anyOptions, (own, level, options) => {
        const uniform = smallModel({ G: own.map((requirements, index) => [index * 7 + 3, requirements]) });
        const answers = levels(
          Object.fromEntries(
            own.map((requirements, index) => [`G${index + 1}`, requirements.map(() => toLevel(level))]),
          ),
        );
        expect(scoreAssessment(uniform, answers, options).overall).toMatchObject({ fraction: `${level}`, level });
      }),
      { numRuns: runs(100) },
    );
  });
});
