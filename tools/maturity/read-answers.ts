import { z } from 'zod';
import { APPLICABILITIES, type Answer, type MaturityLevel } from '@certitude/maturity';
import { InputError } from './run-tool';

const Level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)], {
  error: 'must be a whole number from 0 (not assessed) to 5',
});
const Id = z.string('must be an id in quotes');

/** Fields beyond these are for whoever wrote the file and are left alone. Null is what an empty level is exported as. */
const AnswersFile = z.object(
  {
    answers: z.array(
      z.object(
        {
          module: Id,
          category: Id.optional(),
          requirement: Id.optional(),
          applicability: z.enum(APPLICABILITIES, `must be one of ${APPLICABILITIES.join(', ')}`),
          level: Level.nullable().transform((level): MaturityLevel => level ?? 0),
        },
        'must be an object',
      ),
      'must be a list of answers',
    ),
  },
  'must be an object with "answers"',
);

/** The answers of `{"answers": […]}`. Throws InputError that names what is wrong with each. */
export function readAnswers(json: string): readonly Answer[] {
  const result = AnswersFile.safeParse(dataOf(json));
  if (result.success) return result.data.answers;
  const lines = result.error.issues.map(({ path, message }) => {
    const place = path.reduce<string>(
      (at, key) => (typeof key === 'number' ? `${at}[${key}]` : `${at}.${String(key)}`),
      '',
    );
    return `standard input${place}: ${message}`;
  });
  throw new InputError(lines.join('\n'));
}

function dataOf(json: string): unknown {
  if (json.trim() === '') throw new InputError('Standard input is empty: it must be {"answers": [...]}.');
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new InputError(`Standard input is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
