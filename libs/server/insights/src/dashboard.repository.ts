import {
  type AssessmentId,
  type AssessmentState,
  AWAITING_DECISION,
  CLOSED_ASSESSMENT_STATES,
  type EvidenceState,
  isPastDue,
  type Method,
  type ModelReleaseId,
  type NextDate,
  OVER_PLAN_STATUSES,
  type PkiId,
  type Policy,
  type WorkCounts,
} from '@certitude/contracts';
import { found, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type z } from 'zod';
import { AnswersToReviewRepository } from './answers-to-review.repository';
import { UnheldRepository } from './unheld.repository';

/** The newest assessment of a PKI that is not archived. */
export interface LatestAssessment {
  readonly assessmentId: AssessmentId;
  readonly assessmentName: string;
  readonly state: AssessmentState;
  readonly method: Method;
  readonly policy: z.infer<typeof Policy>;
  readonly modelReleaseId: ModelReleaseId;
  readonly targetLevel: number | null;
  /** How far its stream is. */
  readonly head: number;
}
export type PkiRow = { readonly pkiId: PkiId; readonly name: string } & (
  LatestAssessment | { readonly [K in keyof LatestAssessment]: null }
);
export interface TrendRow {
  readonly pkiId: PkiId;
  readonly at: Date;
  readonly score: number | null;
}
/** A frozen version with its scores by category id. */
export interface VersionRow {
  readonly pkiId: PkiId;
  readonly assessmentId: AssessmentId;
  readonly revision: number;
  readonly at: Date;
  readonly score: number | null;
  readonly policy: z.infer<typeof Policy>;
  readonly modelReleaseId: ModelReleaseId;
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
}
export interface Counts {
  readonly openPlans: number;
  readonly overduePlans: number;
  readonly responsesToReview: number;
  readonly evidenceToReview: number;
  /** What nobody has. */
  readonly unheld: WorkCounts;
}

/** Not looked at any more, unlike what was finalized. */
const ARCHIVED: AssessmentState = 'archived';

const ACCEPTED: EvidenceState = 'accepted';
/** So many dates as one looks at in one go. */
const SHOWN_DATES = 8;

interface DateRow {
  readonly kind: NextDate['kind'];
  readonly on: string;
  readonly title: string;
  readonly id: string;
}
const ID_OF = {
  'plan-due': 'planId',
  'evidence-ends': 'evidenceId',
  'period-ends': 'assessmentId',
  'assessment-due': 'assessmentId',
} as const;
const nextDate = ({ kind, on, title, id }: DateRow): NextDate => ({ kind, on, title, [ID_OF[kind]]: id }) as NextDate;

/** Figures over the whole organization, each for all PKIs at once. */
@Injectable()
export class DashboardRepository {
  constructor(
    @Inject(AnswersToReviewRepository) private readonly answers: AnswersToReviewRepository,
    @Inject(UnheldRepository) private readonly unheld: UnheldRepository,
  ) {}

  /** By name. */
  pkis(tx: TenantTransaction): Promise<PkiRow[]> {
    return tx.query<PkiRow>(
      `select p.id as "pkiId", p.name, a.id as "assessmentId", a.name as "assessmentName", a.state, a.method, a.policy,
         a.model_release_id as "modelReleaseId", a.target_level as "targetLevel", s.head::float8 as head
       from pki p
       left join lateral (
         select * from assessment a
         where a.organization_id = p.organization_id and a.pki_id = p.id and a.state <> $1 and a.archived_at is null
         order by a.id desc limit 1) a on true
       left join assessment_stream s on s.organization_id = a.organization_id and s.assessment_id = a.id
       where p.archived_at is null
       order by lower(p.name), p.id`,
      [ARCHIVED],
    );
  }

  /** Overall scores of finalized versions, oldest first. */
  trends(tx: TenantTransaction): Promise<TrendRow[]> {
    return tx.query<TrendRow>(
      `select a.pki_id as "pkiId", v.finalized_at as at, v.score
       from assessment_version v
       join assessment a on a.organization_id = v.organization_id and a.id = v.assessment_id
       order by v.finalized_at, v.id`,
    );
  }

  /** The two versions of each PKI that were frozen last, newest first: of their content, only what was scored. */
  lastVersions(tx: TenantTransaction): Promise<VersionRow[]> {
    return tx.query<VersionRow>(
      `select p.id as "pkiId", v.* from pki p cross join lateral (
         select a.id as "assessmentId", v.revision, v.finalized_at as at, v.score, v.content ->> 'policy' as policy,
           v.content #>> '{model,releaseId}' as "modelReleaseId", v.content #> '{scores,categories}' as categories
         from assessment_version v
         join assessment a on a.organization_id = v.organization_id and a.id = v.assessment_id
         where a.organization_id = p.organization_id and a.pki_id = p.id and a.archived_at is null
         order by v.finalized_at desc, v.id desc limit 2) v
       where p.archived_at is null
       order by v.at desc`,
    );
  }

  /** @param today the date in the organization's zone */
  async nextDates(tx: TenantTransaction, today: string): Promise<NextDate[]> {
    const rows = await tx.query<DateRow>(
      `(select 'plan-due' as kind, due_on::text as "on", title, id from action_plan
         where due_on >= $1 and status <> all ($2) and archived_at is null order by due_on, id limit $5)
       union all
       (select 'evidence-ends', v.valid_until::text, e.title, e.id from evidence_revision v
         join evidence e on e.organization_id = v.organization_id and e.id = v.evidence_id
         where v.state = $3 and v.valid_until >= $1 and e.archived_at is null order by v.valid_until, e.id limit $5)
       union all
       (select day.kind, day.date::text, a.name, a.id from assessment a
         cross join lateral (values ('period-ends', a.period_to), ('assessment-due', a.target_on)) as day (kind, date)
         where day.date >= $1 and a.state <> all ($4) and a.archived_at is null order by day.date, a.id limit $5)
       order by "on", title, id limit $5`,
      [today, OVER_PLAN_STATUSES, ACCEPTED, CLOSED_ASSESSMENT_STATES, SHOWN_DATES],
    );
    return rows.map(nextDate);
  }

  /** @param today the date in the organization's zone */
  async counts(tx: TenantTransaction, today: string): Promise<Counts> {
    const plans = await tx.query<{ dueOn: string | null; count: number }>(
      `select due_on::text as "dueOn", count(*)::int as count
       from action_plan where status <> all ($1) and archived_at is null group by due_on`,
      [OVER_PLAN_STATUSES],
    );
    const [waiting] = await tx.query<Pick<Counts, 'evidenceToReview'>>(
      `select count(*)::int as "evidenceToReview" from evidence_revision v
       join evidence e on e.organization_id = v.organization_id and e.id = v.evidence_id
       where v.state = $1 and e.archived_at is null`,
      [AWAITING_DECISION],
    );
    return {
      openPlans: sum(plans),
      overduePlans: sum(plans.filter(({ dueOn }) => isPastDue(dueOn, today))),
      responsesToReview: await this.answers.count(tx),
      ...found(waiting),
      unheld: await this.unheld.counts(tx),
    };
  }
}

const sum = (groups: readonly { readonly count: number }[]): number =>
  groups.reduce((total, { count }) => total + count, 0);
