import * as z from 'zod';
import { speakPlainly } from './plain-messages';

const messageOf = (schema: z.ZodType, value: unknown): string | undefined =>
  schema.safeParse(value).error?.issues[0]?.message;

describe('messages of schemas that bring none', () => {
  beforeAll(() => speakPlainly());
  afterAll(() => z.config({ customError: undefined }));

  it.each<[z.ZodType, unknown, string]>([
    [z.string().min(1), '', 'must not be empty'],
    [z.string().min(3), 'a', 'must have at least 3 characters'],
    [z.string().max(2), 'abc', 'must have at most 2 characters'],
    [z.array(z.string()).max(1), ['a', 'b'], 'must have at most 1 entries'],
    [z.number().min(1), 0, 'must be at least 1'],
    [z.number().max(5), 6, 'must be at most 5'],
    [z.string(), undefined, 'must be given'],
    [z.string(), null, 'must be given'],
    [z.string(), 7, 'must be text'],
    [z.number(), '7', 'must be a number'],
    [z.number().int(), 7.5, 'must be a whole number'],
    [z.boolean(), 'yes', 'must be true or false'],
    [z.array(z.string()), {}, 'must be a list'],
    [z.strictObject({}), 'a', 'is not valid'],
    [z.strictObject({}), { a: 1 }, 'has a field that is not known'],
    [z.enum(['a']), 'b', 'must be one of the choices'],
    [z.union([z.string(), z.number()]), true, 'must be one of the choices'],
    [
      z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('a') })]),
      { kind: 'b' },
      'must be one of the choices',
    ],
    [z.email(), 'a', 'must be an e-mail address'],
    [z.iso.date(), '31.3.2026', 'must be a date like 2026-03-31'],
    [z.string().regex(/^a$/), 'b', 'is not valid'],
    [z.string().refine(() => false), 'b', 'is not valid'],
    [z.number().multipleOf(2), 3, 'is not valid'],
  ])('end the sentence that the label begins: %#', (schema, value, message) => {
    expect(messageOf(schema, value)).toBe(message);
  });

  it('leave a message of the schema alone', () => {
    expect(messageOf(z.string().min(1, 'say why'), '')).toBe('say why');
  });
});
