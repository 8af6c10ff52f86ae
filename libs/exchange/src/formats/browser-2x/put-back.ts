import { type Unmapped } from '../../document/assessment-document';

/** Puts what was kept without a place back where it stood, without touching what is there. */
export function putBack(target: Record<string, unknown>, unmapped: readonly Unmapped[]): void {
  for (const { path, content } of unmapped) {
    const last = path?.at(-1);
    if (!path || last === undefined) continue;
    const parent = parentOf(target, path.slice(0, -1));
    if (parent && !Object.hasOwn(parent, last)) parent[last] = content;
  }
}

function parentOf(target: Record<string, unknown>, path: readonly string[]): Record<string, unknown> | null {
  let at = target;
  for (const name of path) {
    if (!Object.hasOwn(at, name)) at[name] = {};
    const next = at[name];
    if (!isContainer(next)) return null;
    at = next;
  }
  return at;
}

/** Lists are reached by their positions. */
const isContainer = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
