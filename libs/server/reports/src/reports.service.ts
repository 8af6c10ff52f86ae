import {
  type AssessmentId,
  type AssessmentView,
  type Done,
  type InputOf,
  type Method,
  type Page,
  type ReportId,
} from '@certitude/contracts';
import {
  isKindOf,
  mayDeleteReport,
  MOST_REPORTS,
  type OrderReport,
  type reportsApi,
  reportTitle,
  type ReportView,
  sectionsOf,
} from '@certitude/contracts/reporting';
import { fileNameOf } from '@certitude/exchange';
import { Assessments } from '@certitude/server/assessments';
import {
  AppError,
  Clock,
  Events,
  found,
  isCreated,
  jobProblem,
  momentCursorOf,
  momentPlace,
  newId,
  requireThat,
  type Resumable,
  type TenantContext,
  TenantDatabase,
  type TenantTransaction,
  toPage,
} from '@certitude/server/core';
import { Versions } from '@certitude/server/versions';
import { Inject, Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { ReportEntity } from './entities/report.entity';
import { mayReadPlans } from './may-read-plans';
import { MEDIA_TYPES } from './report-files';
import { type MarkedReport, type ReportPlace, ReportRepository } from './report.repository';

/** Reports of one person that may be under way at once. */
const MOST_AT_ONCE = 3;

type ListInput = InputOf<typeof reportsApi.list>;

/** Reports of assessments: ordered, listed, downloaded, deleted. */
@Injectable()
export class Reports {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(ReportRepository) private readonly reports: ReportRepository,
    @Inject(Assessments) private readonly assessments: Assessments,
    @Inject(Versions) private readonly versions: Versions,
    @Inject(Events) private readonly events: Events,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Newest first; such with action plans only for who may read plans. @throws AppError `not-found` */
  async list(context: TenantContext, { params: { assessmentId }, query }: ListInput): Promise<Page<ReportView>> {
    await this.assessments.get(context, assessmentId);
    const after = momentPlace(query.after);
    const page = { assessmentId, plans: mayReadPlans(context), after, most: query.limit + 1 };
    const rows = await this.db.transaction(context, (tx) => this.reports.page(tx, page));
    const { items, next } = toPage(rows, query.limit, momentCursorOf);
    return { items: items.map(({ moment: _, ...row }) => toView(row)), next };
  }

  /** One with the id that the browser gave it is made once. @throws AppError `not-found`, `report.busy`, `report.kind`, `report.plans`, `report.too-many` */
  async order(context: TenantContext, assessmentId: AssessmentId, order: OrderReport): Promise<ReportView> {
    const { method } = await this.assessments.get(context, assessmentId);
    requireThat(isKindOf(order.kind, method), 'report.kind');
    if (order.revision !== null) await this.versions.requireRevision(context, assessmentId, order.revision);
    const sections = sectionsOf(order.kind, order.sections);
    const holdsPlans = sections.includes('plans');
    requireThat(!holdsPlans || mayReadPlans(context), 'report.plans');
    const { id: given, kind, format, paper, revision } = order;
    return this.db.transaction(context, async (tx) => {
      const id = given ?? newId<ReportId>();
      if (!(await isCreated(tx, ReportEntity, given))) {
        const { id: createdBy } = context.actor;
        // Of several orders at once, each counts those before it; every order takes the two locks in this order.
        for (const holder of [assessmentId, createdBy])
          await tx.query("select pg_advisory_xact_lock(hashtextextended('reports of ' || $1, 0))", [holder]);
        await this.requireRoom(tx, assessmentId, method);
        requireThat((await this.reports.underWay(tx, createdBy)) < MOST_AT_ONCE, 'report.busy');
        const chosen = { kind, format, paper, revision, sections: [...sections], holdsPlans };
        await this.reports.insert(tx, { id, assessmentId, ...chosen, createdBy, createdAt: this.clock.now() });
        await this.events.publish(tx, 'report.ordered', { reportId: id });
      }
      return toView(found(await this.reports.find(tx, { assessmentId, id })));
    });
  }

  private async requireRoom(tx: TenantTransaction, assessmentId: AssessmentId, method: Method): Promise<void> {
    const { count, oldest } = await this.reports.kept(tx, assessmentId);
    if (count < MOST_REPORTS || !oldest) return;
    const of = `${reportTitle(oldest.kind, method)}, made on ${oldest.createdAt.toISOString().slice(0, 10)}`;
    throw new AppError(
      'report.too-many',
      `Of ${count} reports the oldest is: ${of}. Delete it, or another one that nobody needs.`,
    );
  }

  /** @throws AppError `not-found` */
  async get(context: TenantContext, place: ReportPlace): Promise<ReportView> {
    return toView(await this.readable(context, place));
  }

  /** By which the assessment of a report was made. @throws AppError `not-found` */
  async methodOf(context: TenantContext, { assessmentId }: Pick<ReportPlace, 'assessmentId'>): Promise<Method> {
    return (await this.assessments.get(context, assessmentId)).method;
  }

  /** @throws AppError `not-found`, `access.forbidden` */
  async remove(context: TenantContext, place: ReportPlace): Promise<Done> {
    requireThat(mayDeleteReport(context.actor, await this.readable(context, place)), 'access.forbidden');
    await this.db.transaction(context, (tx) => this.reports.delete(tx, place));
    return { done: true };
  }

  /** @throws AppError `not-found`, `report.not-ready` */
  async download(context: TenantContext, place: ReportPlace): Promise<Resumable> {
    const row = await this.readable(context, place);
    const { name, method } = await this.assessments.get(context, place.assessmentId);
    const content = await this.db.transaction(context, (tx) => this.reports.content(tx, place));
    if (content === null || row.sha256 === null) throw new AppError('report.not-ready');
    return {
      name: `${titleOf({ name, method }, row)}.${row.format}`,
      mediaType: MEDIA_TYPES[row.format],
      size: content.byteLength,
      tag: row.sha256,
      content: () => Readable.from([content]),
    };
  }

  private async readable(context: TenantContext, place: ReportPlace): Promise<MarkedReport> {
    await this.assessments.get(context, place.assessmentId);
    const row = found(await this.db.transaction(context, (tx) => this.reports.find(tx, place)));
    requireThat(!row.holdsPlans || mayReadPlans(context), 'not-found');
    return row;
  }
}

/** What the file of a report is called, without its ending. */
function titleOf(
  { name, method }: Pick<AssessmentView, 'name' | 'method'>,
  { kind, revision, createdAt }: Pick<MarkedReport, 'kind' | 'revision' | 'createdAt'>,
): string {
  const day = createdAt.toISOString().slice(0, 10);
  // What is not finalized says so wherever its file ends up.
  const draft = revision === null ? '-Draft' : '';
  return `${fileNameOf(name)}-${fileNameOf(reportTitle(kind, method))}${draft}-${day}`;
}

function toView({ assessmentId: _, holdsPlans: _plans, problemCode, problemDetail, ...row }: MarkedReport): ReportView {
  const isEnded = row.finishedAt !== null;
  return {
    ...row,
    step: row.state === 'running' ? 'Setting pages' : '',
    done: isEnded ? 1 : 0,
    total: 1,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    problem: jobProblem(problemCode, problemDetail),
  };
}
