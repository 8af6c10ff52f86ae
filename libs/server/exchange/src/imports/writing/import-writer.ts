import { type CommitImport } from '@certitude/contracts/exchange';
import { type AssessmentDocument } from '@certitude/exchange';
import { type ModelRelease } from '@certitude/maturity';
import { StreamWriter } from '@certitude/server/answering';
import { type PersonTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { ImportRepository, type ImportRow } from '../import.repository';
import { type ImportPlan } from '../mapping/import-plan';
import { counted, type Pace } from '../jobs/pace';
import { piecesOf } from '../jobs/import-order';
import { AnswerWriting } from './answer-writing';
import { AssessmentMaking } from './assessment-making';
import { Inviting } from './inviting';
import { ProofWriting } from './proof-writing';
import { factsOf } from '../mapping/facts';
import { namesOf } from '../mapping/source-people';
import { type WrittenImport } from './written-import';

/** A record, and what it is to become. */
export interface PlannedCommit {
  readonly row: Pick<ImportRow, 'id' | 'kind' | 'sourceName' | 'modelReleaseId'>;
  readonly input: CommitImport;
  readonly model: ModelRelease;
  readonly document: AssessmentDocument;
  readonly plan: ImportPlan;
  readonly pace: Pace;
}

/** Writes what an import becomes, in one transaction, each part through the context whose it is. */
@Injectable()
export class ImportWriter {
  constructor(
    @Inject(ImportRepository) private readonly imports: ImportRepository,
    @Inject(AssessmentMaking) private readonly making: AssessmentMaking,
    @Inject(AnswerWriting) private readonly answering: AnswerWriting,
    @Inject(ProofWriting) private readonly proving: ProofWriting,
    @Inject(Inviting) private readonly inviting: Inviting,
    @Inject(StreamWriter) private readonly streams: StreamWriter,
  ) {}

  async write(tx: PersonTransaction, commit: PlannedCommit): Promise<void> {
    const { row, input, document, plan, pace } = commit;
    const next = counted(pace, 1 + piecesOf(plan));
    const people = await this.answering.members(tx, document, input.people);
    const { assessmentId, pkiId } = await this.making.make(tx, commit);
    await next('Answers');
    const responses = await this.answering.places(tx, assessmentId);
    const written: WrittenImport = { assessmentId, responses, people, names: namesOf(document) };
    const refused = await this.answering.write(tx, written, { plan, source: row });
    const made = await this.proving.write(tx, written, { ...plan, next });
    const invited = await this.inviting.invite(tx, { names: written.names, input });
    const { head } = await this.streams.open(tx, assessmentId);
    await this.imports.imported(tx, row.id, {
      assessmentId,
      asCopy: input.asCopy,
      invited,
      made: { head, pkiId, ...made },
      document: JSON.stringify({
        ...document,
        taken: factsOf(document),
        unmapped: [...document.unmapped, ...refused],
      }),
      by: tx.context.actor.id,
    });
  }
}
