import { randomInt } from 'node:crypto';
import { noteFromDocument } from '@certitude/collab';
import { newId, type PersonTransaction, requireThat, type TenantTransaction } from '@certitude/server/core';
import {
  BroughtAnswers,
  type AnswerEdit,
  type NoteReplacement,
  type StandingAnswer,
  StandingAnswers,
} from '@certitude/server/answering';
import { type AssessmentId, type ResponseId } from '@certitude/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { ImportRepository, type ImportRow } from '../import.repository';
import { sourceInWords } from '../mapping/source-in-words';
import { MergeAdditions } from './merge-additions';
import { MergedFacts } from './merged-facts';
import { type MergedValue } from './recorded-merge';

type Merged = Pick<ImportRow, 'id' | 'state' | 'kind' | 'sourceName' | 'mergedInto' | 'made' | 'merge'>;
const MAX_CLIENT_ID = 2 ** 32;
const NOTHING = { type: 'doc' };

/** Takes back what a merge changed, as far as nobody has changed it since; the rest stays as people made it. */
@Injectable()
export class MergeUndoing {
  constructor(
    @Inject(BroughtAnswers) private readonly brought: BroughtAnswers,
    @Inject(StandingAnswers) private readonly standing: StandingAnswers,
    @Inject(ImportRepository) private readonly imports: ImportRepository,
    @Inject(MergedFacts) private readonly facts: MergedFacts,
    @Inject(MergeAdditions) private readonly additions: MergeAdditions,
  ) {}

  /** Under the stream's lock. */
  async undo(tx: PersonTransaction, row: Merged, at: Date): Promise<void> {
    const { mergedInto, merge } = row;
    if (mergedInto === null || merge === null) return;
    const now = await this.answers(tx, mergedInto);
    const edits = merge.values.filter((value) => isUntouched(value, now)).map(editBack);
    const source = `undoing the import from ${sourceInWords(row)}`;
    const client = newId();
    await this.brought.write(tx, mergedInto, { edits, client, source, declared: [], owners: [] });
    await this.facts.putBack(tx, mergedInto, merge.facts ?? []);
    await this.additions.aimBack(tx, mergedInto, merge.moved ?? []);
    requireThat(
      await this.imports.undoMerge(tx, row.id, at),
      'conflict',
      'It was undone, or the assessment is closed.',
    );
  }

  /** What would stay, in words; empty as long as nobody has changed anything. */
  async staying(tx: TenantTransaction, { state, mergedInto, merge, made }: Merged): Promise<string[]> {
    if (state !== 'imported' || mergedInto === null || merge === null || made === null) return [];
    const now = await this.answers(tx, mergedInto);
    const changed = new Set(merge.values.filter((value) => !isUntouched(value, now)).map(({ response }) => response))
      .size;
    const [touched] = await tx.query<{ evidence: number; plans: number }>(
      `select (select count(*)::int from touched_evidence($1, $2::uuid[], $3)) as evidence,
         (select count(*)::int from touched_plans($1, $4::uuid[], $5::int[])) as plans`,
      [
        tx.organizationId,
        made.evidence,
        mergedInto,
        merge.plans.map(({ id }) => id),
        merge.plans.map(({ tasks }) => tasks),
      ],
    );
    const facts = await this.facts.staying(tx, mergedInto, merge.facts ?? []);
    const aimed = await this.additions.changedSince(tx, mergedInto, merge.moved ?? []);
    return [
      ...inWords(changed, 'answer was changed since and stays', 'answers were changed since and stay'),
      ...inWords(
        facts.changed,
        'fact about who assesses and when was changed since and stays',
        'facts about who assesses and when were changed since and stay',
      ),
      ...inWords(
        facts.outOfOrder,
        'fact about who assesses and when stays: put back, a day would come before the one that it follows',
        'facts about who assesses and when stay: put back, a day would come before the one that it follows',
      ),
      ...inWords(aimed.length, 'target was changed since and stays', 'targets were changed since and stay'),
      ...inWords(
        touched?.evidence ?? 0,
        'piece of evidence was worked on, archived or deleted, and stays so',
        'pieces of evidence were worked on, archived or deleted, and stay so',
      ),
      ...inWords(
        touched?.plans ?? 0,
        'action plan was worked on, archived or deleted, and stays so',
        'action plans were worked on, archived or deleted, and stay so',
      ),
    ];
  }

  private async answers(tx: TenantTransaction, id: AssessmentId): Promise<ReadonlyMap<ResponseId, StandingAnswer>> {
    return new Map((await this.standing.readIn(tx, id)).map((answer) => [answer.id, answer]));
  }
}

function isUntouched({ response, field, seq }: MergedValue, now: ReadonlyMap<ResponseId, StandingAnswer>): boolean {
  const answer = now.get(response);
  if (!answer) return false;
  return seq === (field === 'rationale' ? answer.textSeq : answer.origins[field]?.seq);
}

function editBack(value: MergedValue): AnswerEdit | NoteReplacement {
  if (value.field !== 'rationale') {
    const { response, field, before } = value;
    return { response, field, value: before } as AnswerEdit;
  }
  const content = noteFromDocument(value.before ?? NOTHING, randomInt(MAX_CLIENT_ID));
  return { response: value.response, field: 'rationale', content };
}

const inWords = (count: number, one: string, several: string): string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : several}.`];
