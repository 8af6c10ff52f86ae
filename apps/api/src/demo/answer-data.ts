import { type Level } from '@certitude/contracts';
import { type DemoName } from './people';

/** How far the work on one answer has come. */
export type DemoStage = 'in-progress' | 'ready-for-review' | 'accepted' | 'changes-requested';

/** One answer, apart from who it is given to and when it is due. */
export interface DemoAnswer {
  readonly level?: Level;
  readonly notApplicable?: string;
  readonly partly?: string;
  readonly rationale?: string;
  /** Default "in progress" for what is answered. */
  readonly stage?: DemoStage;
  /** What the reviewer said. */
  readonly comment?: string;
  readonly flag?: true;
  readonly owner?: DemoName;
  readonly reviewer?: DemoName;
  /** Days from today. */
  readonly dueIn?: number;
}

/** Answers by the id of the requirement, in a self-assessment of the category. */
export type DemoAnswers = Readonly<Record<string, DemoAnswer>>;
