import { type ImportId, type Method, type Page, type PageQuery } from '@certitude/contracts';
import {
  type ImportJob,
  type ImportScores,
  type ImportSummary,
  type ImportView,
  MOST_SHOWN,
} from '@certitude/contracts/exchange';
import { type AssessmentDocument } from '@certitude/exchange';
import { type ModelRelease } from '@certitude/maturity';
import { toScoreView } from '@certitude/server/assessments';
import {
  cursorId,
  found,
  requireThat,
  type TenantContext,
  TenantDatabase,
  toPage,
  jobProblem,
} from '@certitude/server/core';
import { ModelReleases } from '@certitude/server/models';
import { Inject, Injectable } from '@nestjs/common';
import { ImportChanges } from './import-changes';
import { ImportJobRepository, type ImportJobRow } from './jobs/import-job.repository';
import { ImportRepository, type ImportRow, type SummaryRow } from './import.repository';
import { documentOf, namesIn, scoresOf, shownChoice, shownPieces } from './import-record';
import { countsOf, type ImportPlan } from './mapping/import-plan';
import { methodOf } from './mapping/method';
import { planImport } from './mapping/plan-import';
import { NamedPeople } from './people/named-people';
import { responsiblePeople } from './mapping/source-people';
import { suggestedName } from './mapping/suggested-name';
import { type ReadScores } from './reading/reading-task';

/** A record with what it becomes. */
export interface PlannedImport {
  readonly document: AssessmentDocument;
  readonly plan: ImportPlan;
}

/** Imports as people see them. */
@Injectable()
export class ImportViews {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(ImportRepository) private readonly imports: ImportRepository,
    @Inject(ImportJobRepository) private readonly jobs: ImportJobRepository,
    @Inject(NamedPeople) private readonly people: NamedPeople,
    @Inject(ImportChanges) private readonly changes: ImportChanges,
    @Inject(ModelReleases) private readonly releases: ModelReleases,
  ) {}

  /** What was imported, newest first. */
  list(context: TenantContext, { limit, after }: PageQuery): Promise<Page<ImportSummary>> {
    const cursor = cursorId<ImportId>(after);
    return this.db.transaction(context, async (tx) => {
      const rows = await this.imports.page(tx, cursor, limit + 1);
      return toPage(rows.map(toSummary), limit, ({ id }) => id);
    });
  }

  /** @throws AppError `not-found`, `import.expired` */
  async get(context: TenantContext, id: ImportId): Promise<ImportView> {
    const { row, assessment, earlier, changed, job, people } = await this.db.transaction(context, async (tx) => {
      const record = found(await this.imports.find(tx, id));
      requireThat(!this.imports.isExpired(record), 'import.expired');
      const before = record.state === 'previewed' ? await this.imports.earlier(tx, record) : null;
      const became = await this.imports.assessment(tx, record);
      const touched = became === null ? [] : await this.changes.since(tx, record);
      const last = record.state === 'previewed' ? await this.jobs.last(tx, id) : undefined;
      const of = await this.people.of(tx, record);
      return { job: last, people: of, row: record, assessment: became, earlier: before, changed: touched };
    });
    const { model } = await this.releases.get(row.modelReleaseId);
    const { document, plan } = this.planned(row, model);
    const nameOf = namesIn(model);
    return {
      ...toSummary({ ...row, assessment, strategy: row.merge?.strategy ?? null }),
      expiresAt: row.expiresAt?.toISOString() ?? null,
      modelVersion: model.version,
      method: methodOf(document),
      suggestedName: suggestedName(document, row.sourceName),
      counts: countsOf(plan, document.warnings.length),
      choices: document.choices.map((choice) => shownChoice(choice, nameOf)),
      people: responsiblePeople(document, plan),
      scores: toScores(scoresOf(row)),
      kept: shownPieces(plan.kept, nameOf),
      warnings: document.warnings.slice(0, MOST_SHOWN).map(({ message, place }) => ({ message, place })),
      earlier,
      job: job ? toJob(job) : null,
      ...people,
      changed,
    };
  }

  /** Everything that has no place in the assessment, and every warning, as JSON. @throws AppError `not-found` */
  async keptJson(context: TenantContext, id: ImportId): Promise<string> {
    const row = found(await this.db.transaction(context, (tx) => this.imports.find(tx, id)));
    const { document, plan } = await this.plannedOf(row);
    const { sourceName, kind, sha256 } = row;
    return JSON.stringify({ sourceName, kind, sha256, kept: plan.kept, warnings: document.warnings }, null, 2);
  }

  /** What a record becomes, in the words of its release. */
  async plannedOf(row: Pick<ImportRow, 'document' | 'modelReleaseId'>): Promise<PlannedImport> {
    const { model } = await this.releases.get(row.modelReleaseId);
    return this.planned(row, model);
  }

  /** The same as part of an assessment that is done by a method. */
  plannedAs(row: Pick<ImportRow, 'document'>, model: ModelRelease, method: Method): PlannedImport {
    const document = { ...documentOf(row), method: method === 'self' ? ('self' as const) : ('full' as const) };
    return { document, plan: planImport(document, model) };
  }

  planned(row: Pick<ImportRow, 'document'>, model: ModelRelease): PlannedImport {
    const document = documentOf(row);
    return { document, plan: planImport(document, model) };
  }
}

const toScores = ({ byPolicy, tool, differences }: ReadScores): ImportScores => ({
  byPolicy: (['pkimm', 'workbook', 'web'] as const).map((policy) => ({
    policy,
    overall: toScoreView(byPolicy[policy]),
  })),
  tool: { policy: tool.policy, overall: toScoreView(tool.overall) },
  differences: [...differences],
});

const toJob = ({ state, step, done, total, createdBy, ...job }: ImportJobRow): ImportJob => ({
  ...{ state, step, done, total, createdBy },
  createdAt: job.createdAt.toISOString(),
  finishedAt: job.finishedAt?.toISOString() ?? null,
  problem: jobProblem(job.problemCode, job.problemDetail),
});

const toSummary = (row: SummaryRow): ImportSummary => ({
  ...{ id: row.id, state: row.state, kind: row.kind, sourceName: row.sourceName, sha256: row.sha256 },
  createdBy: row.createdBy,
  createdAt: row.createdAt.toISOString(),
  importedBy: row.importedBy,
  importedAt: row.importedAt?.toISOString() ?? null,
  undoneBy: row.undoneBy,
  undoneAt: row.undoneAt?.toISOString() ?? null,
  assessment: row.assessment,
  strategy: row.strategy,
});
