import { type z } from 'zod';
import { type Problem } from '../model';
import { ModelFileError } from './model-file-error';

/** The data as the schema describes it. Throws ModelFileError that names every field that is wrong. */
export function check<Output>(schema: z.ZodType<Output>, data: unknown): Output {
  const result = schema.safeParse(data, { error: describe });
  if (result.success) return result.data;
  throw new ModelFileError(result.error.issues.flatMap(problemsOf));
}

/** `['modules', 1, 'weight']` as `modules[1].weight`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text ? `${text}.${String(key)}` : String(key);
  }, '');
}

function problemsOf(issue: z.core.$ZodIssue): readonly Problem[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: pathText(issue.path), message: issue.message }];
  return issue.keys.map((key) => ({ path: pathText([...issue.path, key]), message: 'is not a field of this schema' }));
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
};

function describe(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : wrongType(issue.expected, issue.input);
    case 'too_small':
      return `must ${measure(issue.origin)} ${issue.minimum} or more`;
    case 'too_big':
      return `must ${measure(issue.origin)} ${issue.maximum} or less`;
    case 'invalid_value':
      return `must be ${issue.values.map((value) => `"${String(value)}"`).join(' or ')}`;
    case 'invalid_format':
      return issue.format === 'url' ? 'must be a web address' : undefined;
    default:
      return undefined;
  }
}

function wrongType(expected: string, input: unknown): string {
  const message = `must be ${TYPE_NAMES[expected] ?? expected}, not ${nameOf(input)}`;
  const isUnquoted = expected === 'string' && (typeof input === 'number' || typeof input === 'boolean');
  return isUnquoted ? `${message}: put it in quotes` : message;
}

function measure(origin: string): string {
  if (origin === 'string') return 'have a length of';
  return origin === 'array' ? 'have a count of' : 'be';
}

function nameOf(input: unknown): string {
  if (input === null) return 'empty';
  if (Array.isArray(input)) return 'a list';
  if (typeof input === 'object') return 'a group of fields';
  return typeof input === 'string' ? 'text' : String(input);
}
