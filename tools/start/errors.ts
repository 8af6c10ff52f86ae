/** Something the person at the terminal can act on: its message is a full sentence, shown without a stack. */
export class LaunchError extends Error {
  override readonly name = 'LaunchError';
}

/** The node error code of a caught value (`ENOENT`, `EPERM` …), if it carries one. */
export function errorCode(error: unknown): string | undefined {
  // Not by `instanceof Error`: inside Jest, errors of Node come from another realm.
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
