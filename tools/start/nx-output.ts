import { stripVTControlCharacters as withoutColours } from 'node:util';

/** The last lines of a long output. */
export const endOf = (output: string, lines = 150): string => output.trimEnd().split('\n').slice(-lines).join('\n');

/**
 * What one task printed, out of the static output of an Nx command.
 * @param task `server-core:test`
 * @returns empty when Nx says nothing about it
 */
export function partOf(output: string, task: string): string {
  const parts = withoutColours(output).split(/^> nx run /m);
  const part = parts.find((text) => new RegExp(`^${task}\\s`).test(text)) ?? '';
  return endOf(part.split(/^\s*NX {3}/m)[0] ?? '');
}

/** What the failed tasks of an Nx command printed; the end of everything when Nx itself failed. */
export function failedParts(output: string): string {
  const list = /^Failed tasks:\s+((?:^- \S+\s*)+)/m.exec(withoutColours(output))?.[1] ?? '';
  const tasks = [...list.matchAll(/^- (\S+)/gm)].map(([, task = '']) => task);
  const parts = tasks.map((task) => partOf(output, task)).filter((part) => part !== '');
  return parts.length > 0 ? parts.join('\n\n') : endOf(withoutColours(output));
}
