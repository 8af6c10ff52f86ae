import { Readable } from 'node:stream';
import {
  type EvidenceQuery,
  type EvidenceView,
  type MembersQuery,
  type MemberView,
  type PlansQuery,
  type PlanView,
} from '@certitude/contracts';
import { csvHead, csvLine, evidenceRows, evidenceTable, membersTable, planRows, plansTable } from '@certitude/exchange';
import { type Attachment, type TenantContext } from '@certitude/server/core';
import { EvidenceList } from '@certitude/server/evidence';
import { PlanViews } from '@certitude/server/improvement';
import { Members } from '@certitude/server/organizations';
import { Inject, Injectable } from '@nestjs/common';
import { pagesOf } from './all-pages';
import { ListPlaces } from './list-places.service';
import { memberRow } from './list-rows';
import { evidenceOf, planOf } from './record-of';
import { RecordPeople } from './record-people.service';

type Filter<Query> = Omit<Query, 'limit' | 'after'>;

/** Lists as their screens show them, page after page as CSV. */
@Injectable()
export class ListExports {
  constructor(
    @Inject(EvidenceList) private readonly evidenceList: EvidenceList,
    @Inject(PlanViews) private readonly planList: PlanViews,
    @Inject(Members) private readonly memberList: Members,
    @Inject(RecordPeople) private readonly people: RecordPeople,
    @Inject(ListPlaces) private readonly places: ListPlaces,
  ) {}

  evidence(context: TenantContext, filter: Filter<EvidenceQuery>): Attachment {
    const pages = pagesOf((page) => this.evidenceList.page(context, { ...filter, ...page }));
    return asList('evidence', csvHead(evidenceTable), this.evidenceLines(context, pages));
  }

  plans(context: TenantContext, filter: Filter<PlansQuery>): Attachment {
    const pages = pagesOf((page) => this.planList.list(context, { ...filter, ...page }));
    return asList('plans', csvHead(plansTable), this.planLines(context, pages));
  }

  members(context: TenantContext, filter: Filter<Omit<MembersQuery, 'ids'>>): Attachment {
    const pages = pagesOf((page) => this.memberList.list(context, { ...filter, ...page }));
    return asList('members', csvHead(membersTable), memberLines(pages));
  }

  private async *evidenceLines(
    context: TenantContext,
    pages: AsyncIterable<readonly EvidenceView[]>,
  ): AsyncGenerator<string> {
    for await (const page of pages) {
      const evidence = page.map((view) => evidenceOf(view, (id) => id));
      const proven = await this.places.ofEvidence(context, page);
      const ids = page.flatMap(({ current }) => [
        current.createdBy,
        ...current.reviews.map(({ reviewer }) => reviewer),
      ]);
      const assessments = page.flatMap(({ links }) => links.map(({ assessmentId }) => assessmentId));
      const people = [...(await this.people.named(context, ids, assessments))];
      yield evidenceRows({ people, evidence }, ({ id }) => proven.get(id) ?? PROVES_NOTHING)
        .map((row) => csvLine(evidenceTable, row))
        .join('');
    }
  }

  private async *planLines(context: TenantContext, pages: AsyncIterable<readonly PlanView[]>): AsyncGenerator<string> {
    for await (const page of pages) {
      const plans = page.map((view) => planOf(view, view.requirement));
      const places = await this.places.ofPlans(context, page);
      const ids = page.flatMap(({ createdBy, responsible }) => [
        createdBy,
        ...(responsible === null ? [] : [responsible]),
      ]);
      const people = [...(await this.people.named(context, ids, []))];
      const rows = planRows({ people, plans }, ({ id }) => places.get(id) ?? NOWHERE);
      yield rows.map((row) => csvLine(plansTable, row)).join('');
    }
  }
}

const PROVES_NOTHING = { releases: [], keys: [], titles: [] };
const NOWHERE = { assessment: '', release: '', key: '', improves: '' };

async function* memberLines(pages: AsyncIterable<readonly MemberView[]>): AsyncGenerator<string> {
  for await (const page of pages) yield page.map((view) => csvLine(membersTable, memberRow(view))).join('');
}

const asList = (name: string, head: string, lines: AsyncIterable<string>): Attachment => ({
  name: `${name}.csv`,
  mediaType: 'text/csv; charset=utf-8',
  content: Readable.from(withHead(head, lines)),
});

async function* withHead(head: string, lines: AsyncIterable<string>): AsyncGenerator<string> {
  yield head;
  for await (const some of lines) if (some !== '') yield some;
}
