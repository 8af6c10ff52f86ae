import { type AccountId, allows, type AssessmentId, MAX_PAGE } from '@certitude/contracts';
import { type RecordPerson } from '@certitude/exchange';
import { AssessmentPeople } from '@certitude/server/assessments';
import { type TenantContext } from '@certitude/server/core';
import { Members } from '@certitude/server/organizations';
import { Inject, Injectable } from '@nestjs/common';
import { allPages } from './all-pages';

/** Names of people who are known by an id, as far as the reader may know them. */
@Injectable()
export class RecordPeople {
  constructor(
    @Inject(Members) private readonly members: Members,
    @Inject(AssessmentPeople) private readonly people: AssessmentPeople,
  ) {}

  /**
   * @param assessments whose people somebody may know who sees no others
   */
  async named(
    context: TenantContext,
    ids: readonly AccountId[],
    assessments: readonly AssessmentId[],
  ): Promise<readonly RecordPerson[]> {
    const distinct = [...new Set(ids)].toSorted();
    if (distinct.length === 0) return [];
    return allows(context.actor.role, 'organization:read')
      ? this.ofOrganization(context, distinct)
      : this.ofAssessments(context, distinct, assessments);
  }

  private async ofOrganization(context: TenantContext, ids: readonly AccountId[]): Promise<RecordPerson[]> {
    const found: RecordPerson[] = [];
    for (let from = 0; from < ids.length; from += MAX_PAGE) {
      const some = ids.slice(from, from + MAX_PAGE);
      const { items } = await this.members.list(context, { ids: some, limit: MAX_PAGE });
      found.push(...items.map(({ accountId: id, name, email, role, active }) => ({ id, name, email, role, active })));
    }
    return found.toSorted(byId);
  }

  private async ofAssessments(
    context: TenantContext,
    ids: readonly AccountId[],
    assessments: readonly AssessmentId[],
  ): Promise<RecordPerson[]> {
    const found = new Map<AccountId, RecordPerson>();
    const { organizationId } = context;
    for (const assessmentId of new Set(assessments)) {
      const pages = allPages((query) => this.people.list(context, { params: { organizationId, assessmentId }, query }));
      for await (const { id, name, active } of pages) found.set(id, { id, name, active, email: null, role: null });
    }
    return ids.flatMap((id) => found.get(id) ?? []);
  }
}

const byId = (one: RecordPerson, other: RecordPerson): number => (one.id < other.id ? -1 : 1);
