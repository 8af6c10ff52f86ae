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
    [z.number().min(1), 0, 'must be at least 1'],
    [z.number().max(5), 6, 'must be at most 5'],
    [z.string(), undefined, 'must be given'],
    [z.enum(['a']), 'b', 'must be one of the choices'],
  ])('end the sentence that the label begins', (schema, value, message) => {
    expect(messageOf(schema, value)).toBe(message);
  });

  it('leave a message of the schema alone', () => {
    expect(messageOf(z.string().min(1, 'say why'), '')).toBe('say why');
  });
});
