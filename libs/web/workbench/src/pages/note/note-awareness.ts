import { Cursor } from '@certitude/contracts';
import { type CursorPlace } from '@certitude/web/live';
import { type Doc } from 'yjs';
import { Awareness } from 'y-protocols/awareness';

/** Somebody else's cursor in the same note. */
export interface RemoteCursor {
  readonly connection: string;
  readonly name: string;
  /** 0–7, the person's colour. */
  readonly hue: number;
  readonly cursor: CursorPlace;
}

interface CaretState {
  readonly user: { readonly name: string; readonly hue: number };
  readonly cursor: { readonly anchor: unknown; readonly head: unknown };
}

/**
 * What the editor's caret extension asks for, fed from presence frames: others' cursors come in by `show`, the own one
 * goes out through `moved`. Nothing travels by y-protocols itself.
 */
export class NoteAwareness {
  readonly awareness: Awareness;
  #shown: readonly number[] = [];

  constructor(doc: Doc, moved: (cursor: CursorPlace | null) => void) {
    this.awareness = new Awareness(doc);
    this.awareness.on('change', (_changes: unknown, origin: unknown) => {
      if (origin === 'local') moved(ownCursor(this.awareness));
    });
  }

  show(cursors: readonly RemoteCursor[]): void {
    const states = new Map(
      cursors.flatMap((remote): [number, CaretState][] => stateOf(remote, this.awareness.clientID)),
    );
    for (const id of this.#shown) this.awareness.states.delete(id);
    for (const [id, state] of states) this.awareness.states.set(id, state);
    const [before, now] = [new Set(this.#shown), [...states.keys()]];
    this.#shown = now;
    const changes = {
      added: now.filter((id) => !before.has(id)),
      updated: now.filter((id) => before.has(id)),
      removed: [...before].filter((id) => !states.has(id)),
    };
    for (const event of ['change', 'update']) this.awareness.emit(event, [changes, 'presence']);
  }

  destroy(): void {
    this.awareness.destroy();
  }
}

function ownCursor(awareness: Awareness): CursorPlace | null {
  const cursor = (awareness.getLocalState() as Partial<CaretState> | null)?.cursor;
  return cursor ? { anchor: JSON.stringify(cursor.anchor), head: JSON.stringify(cursor.head) } : null;
}

/**
 * Cursors that are none are left out, whoever let them through: the editor would fail on them, and a caret is not worth a
 * broken editor.
 */
function stateOf({ connection, name, hue, cursor }: RemoteCursor, own: number): [number, CaretState][] {
  if (!Cursor.safeParse(cursor).success) return [];
  const place = { anchor: JSON.parse(cursor.anchor) as unknown, head: JSON.parse(cursor.head) as unknown };
  return [[numberOf(connection, own), { user: { name, hue }, cursor: place }]];
}

/** A number for a connection, as carets are told apart by number; never the own one. */
function numberOf(connection: string, own: number): number {
  let hash = 2_166_136_261;
  for (const character of connection) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return hash === own ? (hash + 1) >>> 0 : hash;
}
