import { type AssessmentDocument } from '@certitude/exchange';
import { type ModelRelease, type Score, type ScoringPolicy } from '@certitude/maturity';
import { type ImportAnswers } from '@certitude/contracts';

/** What was brought, and what it is read with. */
export interface ReadingTask {
  readonly bytes: Uint8Array;
  /** One of each version. */
  readonly releases: readonly ModelRelease[];
  readonly answers: ImportAnswers;
}

export interface ReadScores {
  readonly byPolicy: Readonly<Record<ScoringPolicy, Score>>;
  readonly tool: { readonly policy: ScoringPolicy; readonly overall: Score };
  readonly differences: readonly string[];
}

/** What was read, as JSON; or one sentence that says why it is not read. */
export type Reading =
  | {
      readonly kind: AssessmentDocument['kind'];
      readonly release: string;
      /** Whether other answers would give another document. */
      readonly isOpen: boolean;
      readonly document: string;
      readonly scores: string;
    }
  | { readonly refused: string };
