export { applyChange, changesAnswer, mayMoveStatus, originSeq, sameValue, STATUS_AFTER_ANSWER } from './answer';
export type { Answer, FieldOperation, FieldOrigins, NoteOperation } from './answer';
export { contributorsOf, isInvited, sameContributors } from './contributors';
export type { Contributors } from './contributors';
export { decide } from './decide';
export type { ClientCursor, DecidableResponse, DecideInput, Decision, ResponseChange, Submission } from './decision';
export { checkUpdate, CLOSED_CLOCKS, compacted, mergeUpdates, NO_CLOCKS, noteClocksOf } from './note-clocks';
export type { NoteClocks, UpdateCheck } from './note-clocks';
export {
  acceptsAttribute,
  acceptsMark,
  acceptsNode,
  acceptsPlace,
  isNoteAddress,
  NOTE_LIMITS,
  NOTE_SCHEMA,
} from './note/note-schema';
export type { NoteAttribute, NotePart, NoteSchema } from './note/note-schema';
export {
  documentOf,
  documentToPlainText,
  emptyNote,
  noteFromPlainText,
  noteToDocument,
  noteToPlainText,
} from './note-codec';
export type { NoteNode } from './note-codec';
export { noteFromDocument, replacingNote } from './note-rewriting';
export { serverOperations } from './server-change';
export type { ServerChange } from './server-change';
export { ClientReplica } from './replica/client-replica';
export type { ReplicaOptions } from './replica/client-replica';
export type { EditValue, FieldEdit } from './replica/own-edits';
export { FROM_STREAM } from './replica/notes';
export { typedText } from './replica/lost-text';
export { toSubmit } from './replica/outbox-entry';
export type { FieldEntry, NoteEntry, OutboxEntry } from './replica/outbox-entry';
export type {
  Conflict,
  ReadContent,
  RefusedEdit,
  RefusedNote,
  ReplicaEffect,
  ReplicaPhase,
  ResponseView,
  Saving,
} from './replica/effects';
