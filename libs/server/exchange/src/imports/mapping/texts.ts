import { type z } from 'zod';

/** A text as a field takes it; null where there is none, or none that fits there. */
export function fitting<T extends string>(schema: z.ZodType<T>, text: string | undefined): T | null {
  const parsed = schema.safeParse(text ?? '');
  return parsed.success && parsed.data !== '' ? parsed.data : null;
}

/** The first line of a text, as a title. */
export function titleOf(text: string, most = 100): string {
  const line = text.trim().split('\n', 1)[0]?.trim() ?? '';
  return line.length > most
    ? `${line
        .slice(0, most - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, '')}…`
    : line;
}

/** The fields that say something; null when none does. */
export function saying(fields: object): object | null {
  const said = Object.entries(fields).filter(([, value]) => isSaying(value));
  return said.length > 0 ? Object.fromEntries(said) : null;
}

const isSaying = (value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  value !== '' &&
  value !== false &&
  !(Array.isArray(value) && value.length === 0);
