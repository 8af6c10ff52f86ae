/** Something the person at the terminal can act on: its message is a full sentence, shown without a stack. */
export class LaunchError extends Error {
  override readonly name = 'LaunchError';
}

/** The node error code of a caught value (`ENOENT`, `EPERM` …), if it carries one. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
