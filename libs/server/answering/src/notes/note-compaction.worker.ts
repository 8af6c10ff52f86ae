import { type ThreadAnswer } from '@certitude/server/core';
import { parentPort } from 'node:worker_threads';
import { type CompactedNote, compactNote } from './compacted-note';

// Program of the threads that put notes together, a file of its own. It is ended from outside when a note takes too long.
parentPort?.on('message', (updates: readonly Uint8Array[]) => parentPort?.postMessage(answer(updates)));

function answer(updates: readonly Uint8Array[]): ThreadAnswer<CompactedNote> {
  try {
    return { ok: true, result: compactNote(updates) };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}
