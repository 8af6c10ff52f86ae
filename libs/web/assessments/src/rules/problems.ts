import { type z } from 'zod';

/** What is wrong in a form: by the path of the field, like `content.url`, a sentence or its end. */
export type Problems = Readonly<Record<string, string>>;

/** Checks a form's value as the server will; the first problem of each field. */
export function problemsOf(schema: z.ZodType, value: unknown): Problems {
  const checked = schema.safeParse(value);
  if (checked.success) return {};
  const problems = new Map<string, string>();
  for (const { path, message } of checked.error.issues) {
    const place = path.join('.');
    if (!problems.has(place)) problems.set(place, message);
  }
  return Object.fromEntries(problems);
}
