import { LIVE_LIMITS, NOTE_FRAGMENT } from '@certitude/contracts';
import { NOTE_LIMITS } from '@certitude/collab';
import { type Fragment, type Node } from '@tiptap/pm/model';
import { prosemirrorToYXmlFragment } from '@tiptap/y-tiptap';
import { Doc, encodeStateAsUpdate } from 'yjs';
import { type NoteLimit, TABLE_LIMITS } from './note-limits';

/**
 * The limit that a changed note exceeds; null when it keeps all.
 * @param held bytes that the note has already
 */
export function exceeded(before: Node, after: Node, held: number): NoteLimit | null {
  const start = before.content.findDiffStart(after.content);
  const end = before.content.findDiffEnd(after.content);
  if (start === null || !end) return null;
  const { content } = after.slice(Math.min(start, end.b), Math.max(start, end.b));
  if (content.size > LIVE_LIMITS.textBytes) return 'at-once';
  if (depthOf(after) > NOTE_LIMITS.depth) return 'depth';
  const bytes = bytesOf(after, content);
  if (bytes > LIVE_LIMITS.textBytes) return 'at-once';
  return held + bytes > LIVE_LIMITS.noteBytes ? 'note' : tableLimit(after);
}

function tableLimit(doc: Node): NoteLimit | null {
  for (const table of doc.children.filter(({ type }) => type.name === 'table')) {
    if (table.childCount > TABLE_LIMITS.rows) return 'rows';
    if (table.children.some(({ childCount }) => childCount > TABLE_LIMITS.columns)) return 'columns';
  }
  return null;
}

/** How deep elements stand in each other, the note itself not counted. */
function depthOf(node: Node): number {
  const inside = node.children.filter(({ isText }) => !isText).map(depthOf);
  return inside.length === 0 ? 0 : 1 + Math.max(...inside);
}

/** What Yjs writes to say between which two others a piece stands: two clients and two clocks. */
const PLACE = 32;

/** So many bytes go over the wire for new content, a few less than that. */
function bytesOf({ type }: Node, content: Fragment): number {
  const scratch = new Doc();
  prosemirrorToYXmlFragment(type.create(null, content), scratch.getXmlFragment(NOTE_FRAGMENT));
  const { byteLength } = encodeStateAsUpdate(scratch);
  scratch.destroy();
  return byteLength + PLACE * content.childCount;
}
