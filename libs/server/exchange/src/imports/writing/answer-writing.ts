import { randomInt } from 'node:crypto';
import { noteFromPlainText } from '@certitude/collab';
import { type AccountId, type AssessmentId, ownBytes, type Rejection, type ResponseId } from '@certitude/contracts';
import { type CommitImport } from '@certitude/contracts/exchange';
import { type AssessmentDocument, type Unmapped } from '@certitude/exchange';
import { type AnswerEdit, AssessmentAnswers, BroughtAnswers, type NoteReplacement } from '@certitude/server/answering';
import { AppError, type PersonTransaction } from '@certitude/server/core';
import { Members } from '@certitude/server/organizations';
import { Inject, Injectable } from '@nestjs/common';
import { type ImportRow } from '../import.repository';
import { type ImportPlan, type PlannedAnswer, placeKey } from '../mapping/import-plan';
import { sourceInWords } from '../mapping/source-in-words';
import { responseAt, type WrittenImport } from './written-import';

interface WhatAnswers {
  readonly plan: ImportPlan;
  readonly source: Pick<ImportRow, 'id' | 'kind' | 'sourceName'>;
}
const MAX_CLIENT_ID = 2 ** 32;

/** The answers of an import, through the assessment's stream. */
@Injectable()
export class AnswerWriting {
  constructor(
    @Inject(AssessmentAnswers) private readonly answers: AssessmentAnswers,
    @Inject(BroughtAnswers) private readonly brought: BroughtAnswers,
    @Inject(Members) private readonly membership: Members,
  ) {}

  /** @throws AppError `request.invalid` when somebody is no member, or no person of the source */
  async members(
    tx: PersonTransaction,
    { people = [] }: AssessmentDocument,
    given: CommitImport['people'],
  ): Promise<ReadonlyMap<string, AccountId>> {
    const known = new Set(people.map(({ id }) => id));
    const isFine =
      given.every(({ person }) => known.has(person)) &&
      (await this.membership.isActive(
        tx,
        given.map(({ account }) => account),
      ));
    if (isFine) return new Map(given.map(({ person, account }) => [person, account]));
    const message = 'must be people of the source and current members of the organization';
    throw new AppError('request.invalid', undefined, [{ path: 'body.people', message }]);
  }

  async places(tx: PersonTransaction, assessmentId: AssessmentId): Promise<ReadonlyMap<string, ResponseId>> {
    const responses = await this.answers.readIn(tx, assessmentId);
    return new Map(responses.map((response) => [placeKey(response), response.id]));
  }

  /** @returns what was refused, to be kept with the record */
  async write(tx: PersonTransaction, written: WrittenImport, what: WhatAnswers): Promise<Unmapped[]> {
    const { plan, source } = what;
    const edits = plan.answers.flatMap((answer) => editsOf(written, answer));
    const owners = plan.answers.flatMap((answer) => {
      const isName = answer.person !== null && !written.people.has(answer.person);
      const name = isName ? written.names.get(answer.person) : undefined;
      return name === undefined ? [] : [{ response: responseAt(written, answer), name }];
    });
    const refused = await this.brought.write(tx, written.assessmentId, {
      edits: edits.map(({ edit }) => edit),
      client: source.id,
      source: sourceInWords(source),
      declared: plan.declared,
      owners,
    });
    return keptOf(refused, edits);
  }
}

/** What was refused, to be kept with the record. */
export const keptOf = (refused: readonly Rejection[], edits: readonly PlannedEdit[]): Unmapped[] =>
  refused.flatMap(({ clientSeq, code }) => {
    const one = edits[clientSeq - 1];
    return one ? [{ reason: `It could not be written (${code}).`, place: { key: one.key }, content: one.said }] : [];
  });

export interface PlannedEdit {
  readonly edit: AnswerEdit | NoteReplacement;
  readonly key: string;
  readonly said: unknown;
}

function editsOf(written: WrittenImport, answer: PlannedAnswer): PlannedEdit[] {
  const response = responseAt(written, answer);
  const key = [answer.module, answer.category, answer.requirement].filter(Boolean).join('.');
  const { level, applicability, rationale, flag, person } = answer;
  const owner = person === null ? undefined : written.people.get(person);
  const edits: readonly (false | Omit<PlannedEdit, 'key'>)[] = [
    level > 0 && { edit: { response, field: 'level', value: level }, said: { level } },
    applicability.applicability !== 'applicable' && {
      edit: { response, field: 'applicability', value: applicability },
      said: applicability,
    },
    rationale !== '' && {
      edit: { response, field: 'rationale', update: ownBytes(noteFromPlainText(rationale, randomInt(MAX_CLIENT_ID))) },
      said: { rationale },
    },
    flag && { edit: { response, field: 'flag', value: true }, said: { flag } },
    owner !== undefined && { edit: { response, field: 'owner', value: owner }, said: { owner } },
  ];
  return edits.flatMap((one) => (one ? [{ ...one, key }] : []));
}
