import * as z from 'zod';

/**
 * Makes schemas without a message of their own say what is wrong as the end of a sentence ("must not be empty"): a field's
 * label or path stands in front. Called once, before anything is validated: no sentence of the library reaches people.
 */
export function speakPlainly(): void {
  z.config({ customError: plainMessage });
}

type Issue = Parameters<NonNullable<z.core.$ZodConfig['customError']>>[0];

const NOT_VALID = 'is not valid';
const FORMATS: Readonly<Record<string, string>> = {
  email: 'must be an e-mail address',
  url: 'must be an address like https://example.org',
  uuid: 'must be a UUID',
  date: 'must be a date like 2026-03-31',
  datetime: 'must be a moment like 2026-03-31T12:00:00Z',
};

/** The message for an issue. */
export function plainMessage(issue: Issue): string {
  switch (issue.code) {
    case 'too_small':
      return tooLittle(issue.origin, Number(issue.minimum));
    case 'too_big':
      return tooMuch(issue.origin, Number(issue.maximum));
    case 'invalid_type':
      return wrongType(issue);
    case 'invalid_value':
    case 'invalid_union':
      return 'must be one of the choices';
    case 'invalid_format':
      return FORMATS[issue.format] ?? NOT_VALID;
    case 'unrecognized_keys':
      return 'has a field that is not known';
    default:
      return NOT_VALID;
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'must be text',
  number: 'must be a number',
  int: 'must be a whole number',
  boolean: 'must be true or false',
  array: 'must be a list',
};

function wrongType({ input, expected }: Issue & { readonly expected?: string }): string {
  if (input === undefined || input === null) return 'must be given';
  return KINDS[expected ?? ''] ?? NOT_VALID;
}

const UNITS: Readonly<Record<string, string>> = { string: 'characters', array: 'entries' };

function tooLittle(origin: string, least: number): string {
  const unit = UNITS[origin];
  if (!unit) return `must be at least ${least}`;
  return least === 1 ? 'must not be empty' : `must have at least ${least} ${unit}`;
}

function tooMuch(origin: string, most: number): string {
  const unit = UNITS[origin];
  return unit ? `must have at most ${most} ${unit}` : `must be at most ${most}`;
}
