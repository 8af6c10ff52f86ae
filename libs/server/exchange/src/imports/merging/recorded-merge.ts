import { type NoteNode } from '@certitude/collab';
import { type ActionPlanId, type FieldValue, type ResponseId } from '@certitude/contracts';
import { type MergeFact, type MergeStrategy } from '@certitude/contracts/exchange';

type MergedField = 'level' | 'applicability' | 'flag' | 'owner';

/** A field that a merge has written: at which step of the stream, and what stood there before. */
export type MergedValue =
  | {
      [F in MergedField]: {
        readonly response: ResponseId;
        readonly field: F;
        readonly seq: number;
        readonly before: FieldValue<F>;
      };
    }[MergedField]
  | {
      readonly response: ResponseId;
      readonly field: 'rationale';
      readonly seq: number;
      readonly before: NoteNode | null;
    };

/** Who assesses or when, as a merge has set it: with which change, and what was said before. */
export interface MergedFact {
  readonly fact: MergeFact;
  readonly version: number;
  readonly before: string | null;
}

/** A target of a part that a merge has made another. */
export interface MovedTarget {
  readonly module: string;
  readonly category: string | null;
  readonly requirement: string | null;
  readonly level: number;
  readonly before: number;
}

/** What an import did to an assessment that existed, besides evidence: enough to take it back. */
export interface RecordedMerge {
  readonly strategy: MergeStrategy;
  readonly values: readonly MergedValue[];
  readonly plans: readonly { readonly id: ActionPlanId; readonly tasks: number }[];
  readonly targets: readonly { readonly id: string; readonly level: number }[];
  readonly declared: readonly { readonly module: string; readonly category: string }[];
  readonly owners: readonly { readonly response: ResponseId; readonly name: string }[];
  /** Older ones took none. */
  readonly facts?: readonly MergedFact[];
  /** Older ones moved none. */
  readonly moved?: readonly MovedTarget[];
}
