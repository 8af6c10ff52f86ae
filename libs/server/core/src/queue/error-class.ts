/**
 * What kind of error it was, without its words, which may quote what somebody wrote: `TypeError`, `DatabaseError 23505`.
 * @returns at most a hundred characters
 */
export function errorClassOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Unknown';
  const code = 'code' in error && typeof error.code === 'string' && /^[\w.-]+$/.test(error.code) ? error.code : '';
  return `${error.name} ${code}`.trim().slice(0, 100);
}

/** Where it happened: the frames of its stack, without its words. */
export const framesOf = (error: Error): string =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim())
    .join(' < ');
