import { type Block } from '../content/blocks';
import { type Assessed, type ReportSource } from '../source';

/** What every section is made of. */
export interface Input {
  readonly source: ReportSource;
  readonly assessed: Assessed;
  /** Null where there is nothing to compare with. */
  readonly baseline: Assessed | null;
  /** For one page: what somebody needs who reads nothing else. */
  readonly isBrief: boolean;
}

/** One part of a report; empty where it has nothing to say. */
export type WriteSection = (input: Input) => readonly Block[];
