import { deepStrictEqual } from 'node:assert';
import type { ResponseId, StreamOperation } from '@certitude/contracts';
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs';
import { applyChange, changesAnswer, sameValue, type Answer } from '../answer';
import { noteToDocument } from '../note-codec';
import type { SimClient } from './sim-client';
import type { Tables } from './sim-server';

/** The log alone explains the tables, and no note waits for something that never came. */
export const verifyTables = (tables: Tables, created: ReadonlyMap<ResponseId, Answer>): void => {
  const answers = new Map(created);
  tables.log.forEach((operation, index, log) => {
    const before = answers.get(operation.response);
    if (!before) throw new Error('unknown response in the log');
    if (operation.field !== 'rationale') {
      deepStrictEqual(operation.previous, before.values[operation.field]);
      answers.set(operation.response, applyChange(before, operation, index + 1));
    }
    if (reopens(operation, before)) verifyReopened(log[index + 1]);
  });
  for (const [response, { values, origins }] of tables.responses) {
    deepStrictEqual({ values, origins }, answers.get(response));
    verifyNote(tables.note(response));
  }
};

/** Whether the status has to follow. A note that was replaced says nothing about it. */
const reopens = (operation: StreamOperation, before: Answer): boolean => {
  if (!changesAnswer(operation.field) || before.values.status === 'in-progress') return false;
  return operation.field === 'rationale' ? operation.client !== null : !sameValue(operation.previous, operation.value);
};

const verifyReopened = (next: StreamOperation | undefined): void => {
  if (next?.field === 'status' && next.value === 'in-progress' && next.client === null) return;
  throw new Error('an answer changed and its status did not follow');
};

const verifyNote = (state: Uint8Array): void => {
  const doc = new Doc();
  applyUpdate(doc, state);
  const { pendingStructs, pendingDs } = doc.store;
  deepStrictEqual({ pendingStructs, pendingDs }, { pendingStructs: null, pendingDs: null });
};

/** A tab that has come to rest shows what is in the tables, and has nothing left to save. */
export const verifyClient = ({ replica, openNotes, stored }: SimClient, tables: Tables): void => {
  const { head, epoch, state } = tables;
  deepStrictEqual([replica.phase, replica.head, replica.epoch, replica.state], ['live', head, epoch, state]);
  deepStrictEqual({ ...replica.saving(), stored }, { pending: 0, oldestMadeAt: null, stored: 0 });
  for (const [response, { values, origins }] of tables.responses) {
    const view = replica.view(response);
    deepStrictEqual([view?.values, view?.origins], [values, origins]);
    const note = noteToDocument(tables.note(response));
    deepStrictEqual(noteToDocument(replica.noteState(response)), note);
    const open = openNotes.get(response);
    if (open) deepStrictEqual(noteToDocument(encodeStateAsUpdate(open)), note);
  }
};
