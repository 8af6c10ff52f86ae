// What is archived, deleted and restored. Apart from the rest, so that signing in loads none of it.
export { DeletableKind, DeletionView, Hanging, UNDO_DAYS, deletionsApi } from './deletions';
export { isDecided, mayArchive, mayDelete, mayRestore, removedFrom } from './rules/deletion.rules';
export type { Deletable } from './rules/deletion.rules';
