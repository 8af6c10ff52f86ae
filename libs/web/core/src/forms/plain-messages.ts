import * as z from 'zod';

/**
 * Makes schemas without a message of their own say what is wrong as the end of a sentence ("must not be empty"): the
 * field's label stands in front. Called once, before the first form.
 */
export function speakPlainly(): void {
  z.config({ customError: (issue) => plainMessage(issue) });
}

type Issue = Parameters<NonNullable<z.core.$ZodConfig['customError']>>[0];

/** The message for an issue, or nothing where zod's own will do. */
export function plainMessage(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'too_small':
      return tooLittle(issue.origin, Number(issue.minimum));
    case 'too_big':
      return tooMuch(issue.origin, Number(issue.maximum));
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? 'must be given' : 'is not valid';
    case 'invalid_value':
      return 'must be one of the choices';
    default:
      return undefined;
  }
}

const tooLittle = (origin: string, least: number): string => {
  if (origin !== 'string') return `must be at least ${least}`;
  return least === 1 ? 'must not be empty' : `must have at least ${least} characters`;
};
const tooMuch = (origin: string, most: number): string =>
  origin === 'string' ? `must have at most ${most} characters` : `must be at most ${most}`;
