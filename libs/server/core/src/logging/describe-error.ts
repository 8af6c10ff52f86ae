import pg from 'pg';
import { QueryFailedError } from 'typeorm';

/**
 * An unexpected error as a line of the log may have it: where it happened, and of a statement that failed what PostgreSQL
 * says about the schema. The values that it quotes in its message are content, and stay out.
 */
export function describeError(error: unknown): string {
  if (error instanceof QueryFailedError) return describeDatabase(error.driverError, error.stack);
  if (error instanceof pg.DatabaseError) return describeDatabase(error, error.stack);
  return error instanceof Error ? (error.stack ?? error.message) : 'Something was thrown that is no error.';
}

function describeDatabase(error: Error, stack = ''): string {
  const { code, table, constraint, column } = error as pg.DatabaseError;
  const facts = Object.entries({ code, table, constraint, column }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name} ${value}`],
  );
  const where = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return [`${error.name}: ${withoutValues(error.message)} (${facts.join(', ')})`, ...where].join('\n');
}

const withoutValues = (message: string): string => message.split('\n', 1)[0]?.replace(/"[^"]*"|'[^']*'/g, '…') ?? '';
