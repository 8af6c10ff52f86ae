import { type AccountId, type AssessmentId, MAX_PAGE } from '@certitude/contracts';
import { type StandingAnswer, StandingAnswers } from '@certitude/server/answering';
import { type TenantContext } from '@certitude/server/core';
import { Members } from '@certitude/server/organizations';
import { Inject, Injectable } from '@nestjs/common';

interface ReadAnswers {
  readonly standing: readonly StandingAnswer[];
  readonly head: number;
  readonly names: ReadonlyMap<AccountId, string>;
}

/** The answers of an assessment that something is merged into, and the names of their owners. */
@Injectable()
export class MergeAnswers {
  constructor(
    @Inject(StandingAnswers) private readonly answers: StandingAnswers,
    @Inject(Members) private readonly members: Members,
  ) {}

  /** Stores texts as far as they were written, before something is written beside them. */
  prepare(context: TenantContext, assessmentId: AssessmentId): Promise<void> {
    return this.answers.prepare(context, assessmentId);
  }

  async read(context: TenantContext, assessmentId: AssessmentId): Promise<ReadAnswers> {
    const standing = await this.answers.read(context, assessmentId);
    const owners = [...new Set(standing.flatMap(({ values: { owner } }) => (owner === null ? [] : [owner])))];
    return { standing, head: headOf(standing), names: await this.named(context, owners) };
  }

  private async named(context: TenantContext, ids: readonly AccountId[]): Promise<ReadonlyMap<AccountId, string>> {
    const names = new Map<AccountId, string>();
    for (let from = 0; from < ids.length; from += MAX_PAGE) {
      const { items } = await this.members.list(context, { ids: ids.slice(from, from + MAX_PAGE), limit: MAX_PAGE });
      for (const { accountId, name } of items) names.set(accountId, name);
    }
    return names;
  }
}

/** The last step that any of the answers was changed in. */
const headOf = (standing: readonly StandingAnswer[]): number =>
  Math.max(
    0,
    ...standing.flatMap(({ origins, textSeq }) => [textSeq, ...Object.values(origins).map(({ seq }) => seq)]),
  );
