import { type MergeImport } from '@certitude/contracts/exchange';
import { type Unmapped } from '@certitude/exchange';
import { BroughtAnswers, StandingAnswers } from '@certitude/server/answering';
import { type PersonTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { counted, type Pace } from '../jobs/pace';
import { piecesOf } from '../jobs/import-order';
import { placeKey } from '../mapping/import-plan';
import { sourceInWords } from '../mapping/source-in-words';
import { AnswerWriting, keptOf } from '../writing/answer-writing';
import { ProofWriting } from '../writing/proof-writing';
import { namesOf } from '../mapping/source-people';
import { type WrittenImport } from '../writing/written-import';
import { type Additions, MergeAdditions } from './merge-additions';
import { type DecidedAnswer, mergedNames, mergedValues, mergeEdits } from './merge-edits';
import { MergedFacts } from './merged-facts';
import { type PlannedMerge } from './merge-reader';
import { type MadeByImport } from '../made-by-import';
import { type RecordedMerge } from './recorded-merge';

export interface DecidedMerge {
  readonly planned: PlannedMerge;
  readonly input: MergeImport;
  readonly decided: readonly DecidedAnswer[];
  readonly additions: Additions;
  readonly pace: Pace;
}
export interface WrittenMerge {
  readonly made: Omit<MadeByImport, 'head'>;
  readonly merge: RecordedMerge;
  readonly refused: readonly Unmapped[];
}

/** Writes what a merge changes, each part through the context whose it is. */
@Injectable()
export class MergeWriter {
  constructor(
    @Inject(MergeAdditions) private readonly additions: MergeAdditions,
    @Inject(AnswerWriting) private readonly answering: AnswerWriting,
    @Inject(BroughtAnswers) private readonly brought: BroughtAnswers,
    @Inject(StandingAnswers) private readonly standing: StandingAnswers,
    @Inject(ProofWriting) private readonly proving: ProofWriting,
    @Inject(MergedFacts) private readonly facts: MergedFacts,
  ) {}

  async write(tx: PersonTransaction, { planned, input, decided, pace, ...read }: DecidedMerge): Promise<WrittenMerge> {
    const { assessmentId, strategy } = input;
    const { document, row } = planned;
    const people = await this.answering.members(tx, document, input.people);
    const edits = mergeEdits(decided, people);
    const owners = mergedNames(decided, people);
    const additions = { ...read.additions, ...(await this.additions.levelsOf(tx, planned, strategy)) };
    const { declared, moved } = additions;
    const next = counted(pace, 1 + piecesOf(additions));
    await next('Answers');
    const source = sourceInWords(row);
    const brought = { edits: edits.map(({ edit }) => edit), client: row.id, source, declared, owners };
    const refused = await this.brought.write(tx, assessmentId, brought);
    const after = await this.standing.readIn(tx, assessmentId);
    const responses = new Map(after.map((answer) => [placeKey(answer), answer.id]));
    const written: WrittenImport = { assessmentId, responses, people, names: namesOf(document) };
    const made = await this.proving.write(tx, written, { ...additions, next });
    const values = mergedValues(decided, new Map(after.map((answer) => [answer.id, answer])));
    const targets = await this.additions.aim(tx, assessmentId, additions);
    const facts = await this.facts.take(tx, planned, input);
    const plans = made.plans.map((id, index) => ({ id, tasks: additions.plans[index]?.tasks.length ?? 0 }));
    const merge = { strategy, values, plans, targets, declared, owners, facts, moved };
    return { made: { ...made, pkiId: null }, merge, refused: keptOf(refused, edits) };
  }
}
