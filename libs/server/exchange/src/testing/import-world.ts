import { join } from 'node:path';
import { type AssessmentId, type ImportJobId } from '@certitude/contracts';
import {
  type CommitImport,
  importsApi,
  type ImportView,
  type MergeImport,
  type MergePreview,
  type MergeStrategy,
} from '@certitude/contracts/exchange';
import { exportText, workspace } from '@certitude/exchange/testing';
import { AnsweringHttpModule } from '@certitude/server/answering';
import { AssessmentsHttpModule } from '@certitude/server/assessments';
import { newId } from '@certitude/server/core';
import { EvidenceHttpModule } from '@certitude/server/evidence';
import { IdentityHttpModule, IdentityModule } from '@certitude/server/identity';
import { ImprovementHttpModule } from '@certitude/server/improvement';
import { ModelsHttpModule, publishOwnReleases } from '@certitude/server/models';
import { OrganizationsHttpModule, OrganizationsModule } from '@certitude/server/organizations';
import { ReviewsHttpModule } from '@certitude/server/reviews';
import { type GivenMember, testServer, type TestServer } from '@certitude/server/testing';
import { ImportWork } from '../imports/jobs/import-work.service';
import { ExchangeHttpModule } from '../exchange-http.module';

const MODEL = join(workspace, 'model');

/** Keys of the release 2.0.0 that tests answer. */
export const VISION = 'G.strategy-and-vision';
export const SPONSOR = `${VISION}.sponsor-support`;

/** A full assessment, as the official browser tool writes it. */
export const fullExport = (more: object = {}): string =>
  exportText({
    name: 'Issuing CA 2026',
    progress: {},
    requirementProgress: {
      [SPONSOR]: { level: 3, applicability: true, notes: 'The CISO signs every year.', evidence: 'Minutes of March' },
    },
    ...more,
  });

/** The same with so many sources, each a piece of evidence. */
export const longExport = (pieces: number): string => {
  const artifacts = Array.from({ length: pieces }, (_, n) => ({ id: `a${n}`, title: `Minutes ${n}`, locator: '' }));
  return fullExport({
    workspace: { intake: [], workingNotes: '', artifacts, pocs: [], checklist: [], orphanedEntries: [] },
  });
};

/** A server with everything that imports need, and our own releases. */
export class ImportWorld {
  private constructor(readonly server: TestServer) {}

  static async make(): Promise<ImportWorld> {
    const server = await testServer({
      modules: [
        IdentityModule,
        IdentityHttpModule,
        OrganizationsModule,
        OrganizationsHttpModule,
        ModelsHttpModule,
        AssessmentsHttpModule,
        AnsweringHttpModule,
        ReviewsHttpModule,
        EvidenceHttpModule,
        ImprovementHttpModule,
        ExchangeHttpModule,
      ],
    });
    await publishOwnReleases(server.database.ownerUrl, MODEL);
    return new ImportWorld(server);
  }

  at(who: GivenMember) {
    return { organizationId: who.context.organizationId };
  }

  preview(who: GivenMember, content: string | Uint8Array, name = 'assessment.yaml'): Promise<ImportView> {
    const body = typeof content === 'string' ? content : Buffer.from(content);
    return this.server.as(who).call(importsApi.preview, { params: this.at(who), query: { name }, body: body as never });
  }

  commit(who: GivenMember, { id }: Pick<ImportView, 'id'>, more: Partial<CommitImport> = {}): Promise<ImportView> {
    const body = { name: 'Imported', pki: { kind: 'new' as const, name: 'Issuing CA' }, ...more };
    return this.server.as(who).call(importsApi.commit, { params: { ...this.at(who), importId: id }, body });
  }

  cancel(who: GivenMember, { id }: Pick<ImportView, 'id'>): Promise<ImportView> {
    return this.server.as(who).call(importsApi.cancel, { params: { ...this.at(who), importId: id } });
  }

  /** Does what the worker does with every order that was announced. */
  async work({ context: { organizationId } }: GivenMember): Promise<void> {
    const system = { organizationId, actor: null, requestId: newId() };
    const jobs = await this.server.db.transaction(system, (tx) =>
      tx.query<{ id: ImportJobId }>(
        "select (payload ->> 'jobId')::uuid as id from outbox where name = 'import.ordered' order by id",
      ),
    );
    for (const { id } of jobs) await this.server.app.get(ImportWork, { strict: false }).work(system, id);
  }

  previewMerge(
    who: GivenMember,
    { id }: Pick<ImportView, 'id'>,
    query: { readonly assessmentId: AssessmentId; readonly strategy: MergeStrategy },
  ): Promise<MergePreview> {
    return this.server.as(who).call(importsApi.previewMerge, { params: { ...this.at(who), importId: id }, query });
  }

  merge(
    who: GivenMember,
    { id }: Pick<ImportView, 'id'>,
    body: Pick<MergeImport, 'assessmentId' | 'strategy' | 'head'> & Partial<MergeImport>,
  ): Promise<ImportView> {
    return this.server.as(who).call(importsApi.merge, { params: { ...this.at(who), importId: id }, body });
  }

  undo(who: GivenMember, { id }: Pick<ImportView, 'id'>): Promise<ImportView> {
    return this.server.as(who).call(importsApi.undo, { params: { ...this.at(who), importId: id } });
  }

  get(who: GivenMember, { id }: Pick<ImportView, 'id'>): Promise<ImportView> {
    return this.server.as(who).call(importsApi.get, { params: { ...this.at(who), importId: id } });
  }

  /** Rows of tables in the organization. */
  async counts(who: GivenMember, tables: readonly string[]): Promise<Readonly<Record<string, number>>> {
    return this.server.db.transaction(who.context, async (tx) => {
      const counted: [string, number][] = [];
      for (const table of tables) {
        const [row] = await tx.query<{ count: number }>(`select count(*)::int as count from ${table}`);
        counted.push([table, row?.count ?? 0]);
      }
      return Object.fromEntries(counted);
    });
  }
}
