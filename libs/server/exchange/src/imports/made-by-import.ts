import { type ActionPlanId, type EvidenceId, type InvitationId, type PkiId } from '@certitude/contracts';

/** What an import made besides the assessment, and how far the assessment's stream was then. */
export interface MadeByImport {
  readonly head: number;
  /** Null when the assessment is of a PKI that was there. */
  readonly pkiId: PkiId | null;
  readonly evidence: readonly EvidenceId[];
  readonly plans: readonly ActionPlanId[];
  /** Steps of these plans, in number. */
  readonly tasks: number;
  /** Those of the assessment then, as `targets_of` says them; of a merge its own record has them. */
  readonly targets?: readonly unknown[];
}

/** Somebody of the source who was invited with it. */
export interface InvitedByImport {
  readonly invitation: InvitationId;
  readonly name: string;
  readonly address: string;
}
