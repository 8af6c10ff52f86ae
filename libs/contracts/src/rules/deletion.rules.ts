import { allows } from '../access';
import { type DeletableKind, type Hanging, UNDO_DAYS } from '../deletions';
import { type Actor } from './decision.rules';

/** Something that may be archived or deleted, as far as the right to do so needs to know. */
export interface Deletable {
  readonly kind: DeletableKind;
  readonly createdBy: string;
  /** Whether nobody was asked to judge it yet. */
  readonly isDraft: boolean;
}

/** Managers delete what anybody made, assessors what they made, and who adds evidence the drafts of it that they made. */
export function mayDelete(actor: Actor, { kind, createdBy, isDraft }: Deletable): boolean {
  if (allows(actor.role, 'object:delete')) return true;
  if (createdBy !== actor.id) return false;
  if (allows(actor.role, 'object:delete-own')) return true;
  return allows(actor.role, 'object:delete-draft') && kind === 'evidence' && isDraft;
}

/** Managers archive what anybody made, assessors what they made. */
export const mayArchive = (actor: Actor, { createdBy }: Pick<Deletable, 'createdBy'>): boolean =>
  allows(actor.role, 'object:archive') || (allows(actor.role, 'object:archive-own') && createdBy === actor.id);

/** Who deleted something undoes it, and who looks after everybody's deletions. */
export const mayRestore = (actor: Actor, { deletedBy }: { readonly deletedBy: string }): boolean =>
  deletedBy === actor.id || allows(actor.role, 'deletion:manage');

/** Whether something was decided on it, or on what belongs to it: it stays for good. */
export const isDecided = ({ finalized, accepted, verified }: Hanging): boolean => finalized + accepted + verified > 0;

/** When what was deleted goes for good. */
export const removedFrom = (deletedAt: Date): Date => new Date(deletedAt.getTime() + UNDO_DAYS * 86_400_000);
