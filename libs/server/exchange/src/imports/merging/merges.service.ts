import { type ImportId } from '@certitude/contracts';
import { type MergeImport } from '@certitude/contracts/exchange';
import { StandingAnswers, StreamWriter } from '@certitude/server/answering';
import {
  AppError,
  found,
  type PersonTransaction,
  requireThat,
  type TenantContext,
  TenantDatabase,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { ImportRepository } from '../import.repository';
import { type Pace } from '../jobs/pace';
import { Inviting } from '../writing/inviting';
import { namesOf } from '../mapping/source-people';
import { type Additions } from './merge-additions';
import { type ComparedAnswer } from './compared-answers';
import { type DecidedAnswer } from './merge-edits';
import { compared, type PlannedMerge } from './merge-reader';
import { MergeWriter } from './merge-writer';

export interface ReadMerge {
  readonly planned: PlannedMerge;
  readonly additions: Additions;
}

/** Takes sources into assessments that exist: all of one or nothing. */
@Injectable()
export class Merges {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(ImportRepository) private readonly imports: ImportRepository,
    @Inject(StandingAnswers) private readonly standing: StandingAnswers,
    @Inject(StreamWriter) private readonly streams: StreamWriter,
    @Inject(Inviting) private readonly inviting: Inviting,
    @Inject(MergeWriter) private readonly writer: MergeWriter,
  ) {}

  /**
   * One transaction under the stream's lock; twice is the same as once.
   * @throws AppError `assessment.frozen`, `import.already-imported`, `import.moved-on` when an answer that would be
   *   overwritten was changed after it was seen, `request.invalid` for people who are no members
   */
  async merge(context: TenantContext, id: ImportId, order: MergeOrder): Promise<void> {
    const { input, read, pace } = order;
    await this.db.transaction(context, async (tx) => {
      const row = found(await this.imports.lock(tx, id));
      if (row.state === 'imported' && row.mergedInto === input.assessmentId) return pace.finish(tx);
      requireThat(row.state === 'previewed', 'conflict', 'It was imported or undone: bring the file again.');
      await this.imports.lockContent(tx, row.sha256);
      await this.requireNew(tx, id, order);
      const stream = await this.streams.open(tx, input.assessmentId);
      const answers = compared(read.planned, input.strategy, await this.standing.readIn(tx, input.assessmentId));
      const decided = decide(answers, input);
      const written = await this.writer.write(tx, { ...read, input, decided, pace });
      const { head } = await this.streams.open(tx, input.assessmentId);
      this.streams.lookAgain(tx, { ...stream, head });
      const { document } = read.planned;
      await this.imports.imported(tx, id, {
        mergedInto: input.assessmentId,
        asCopy: input.again,
        merge: written.merge,
        invited: await this.inviting.invite(tx, { names: namesOf(document), input }),
        made: { head, ...written.made },
        document: JSON.stringify({ ...document, unmapped: [...document.unmapped, ...written.refused] }),
        by: context.actor.id,
      });
      await pace.finish(tx);
    });
  }

  private async requireNew(tx: PersonTransaction, id: ImportId, { input, read }: MergeOrder): Promise<void> {
    const { sha256 } = read.planned.row;
    const earlier = input.again ? null : await this.imports.earlierMerge(tx, { id, sha256 }, input.assessmentId);
    if (earlier === null) return;
    const when = earlier.importedAt.slice(0, 10);
    throw new AppError('import.already-imported', `It went into “${earlier.assessmentName}” on ${when}.`);
  }
}

export interface MergeOrder {
  readonly input: MergeImport;
  readonly read: ReadMerge;
  readonly pace: Pace;
}

/** What is taken, by strategy and row by row. @throws AppError `import.moved-on` */
export function decide(answers: readonly ComparedAnswer[], { rows, head }: MergeImport): DecidedAnswer[] {
  const chosen = new Map(rows.map(({ response, take }) => [response, take]));
  const decided = answers.flatMap((answer): DecidedAnswer[] => {
    const take = chosen.get(answer.standing.id);
    const takes = take === undefined ? answer.takes : take === 'imported' ? answer.differs : [];
    return takes.length > 0 ? [{ answer, takes }] : [];
  });
  const moved = decided.some(({ answer: { standing }, takes }) =>
    takes.some((field) => {
      const seq = field === 'rationale' ? standing.textSeq : (standing.origins[field]?.seq ?? 0);
      return seq > head;
    }),
  );
  requireThat(!moved, 'import.moved-on');
  return decided;
}
