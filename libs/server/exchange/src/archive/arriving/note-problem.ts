import { acceptsAttribute, acceptsMark, acceptsNode, NOTE_LIMITS, noteClocksOf } from '@certitude/collab';
import { LIVE_LIMITS } from '@certitude/contracts';
import { type FrozenText } from '@certitude/contracts/freezing';

/**
 * What is wrong with the bytes of a text; null when nothing is.
 * @param value as PostgreSQL writes bytes in JSON
 */
export function noteProblem(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const bytes = Buffer.from(value.slice(2), 'hex');
  if (bytes.length > LIVE_LIMITS.noteBytes) return 'a text is longer than texts may be';
  return noteClocksOf(bytes).order === 'closed' ? 'a text cannot be put together' : null;
}

/** Whether a document holds only what a text may hold: nothing else is ever shown. */
export function isNoteDocument(node: FrozenText, depth = 0): boolean {
  if (depth > NOTE_LIMITS.depth) return false;
  const own = node.type === 'text' || node.type === 'doc' || acceptsNode(node.type);
  const attributes = Object.entries(node.attrs ?? {}).every(
    ([name, value]) => value === null || acceptsAttribute(node.type, name, value),
  );
  const marks = (node.marks ?? []).every(({ type, attrs }) => acceptsMark(type, withoutNulls(attrs)));
  return own && attributes && marks && (node.content ?? []).every((part) => isNoteDocument(part, depth + 1));
}

const withoutNulls = (attrs: Readonly<Record<string, unknown>> = {}): Record<string, unknown> =>
  Object.fromEntries(Object.entries(attrs).filter(([, value]) => value !== null));
