import {
  type AccountId,
  type AssessmentId,
  type EvidenceId,
  type EvidenceLinkView,
  type EvidenceRevisionId,
  type EvidenceView,
  mayChangeEvidence,
  type ModelReleaseId,
  type ReviewView,
} from '@certitude/contracts';
import { AnswerRights } from '@certitude/server/answering';
import { AssessmentAccess, scopeIds } from '@certitude/server/assessments';
import { Clock, found, type PersonTransaction, type TenantTransaction } from '@certitude/server/core';
import { type AnsweredPlace, ModelReleases, placeTitle } from '@certitude/server/models';
import { Inject, Injectable } from '@nestjs/common';
import { EvidenceLinkEntity } from './entities/evidence-link.entity';
import { CURRENT, type Revision, standing, type StoredRevision } from './current-revision';

interface PieceOfEvidence {
  readonly evidenceId: EvidenceId;
  readonly title: string;
  readonly evidenceCreatedAt: Date;
  readonly evidenceCreatedBy: AccountId;
  readonly owner: AccountId;
  readonly archivedAt: Date | null;
  /** Everybody whose work is in it since a revision was accepted last. */
  readonly tookPart: AccountId[];
}
type StoredRow = PieceOfEvidence & StoredRevision;
type EvidenceRow = PieceOfEvidence & Revision;
type OpenRow = EvidenceRow & {
  /** Whether the person may revise and submit it. */
  readonly mayChange: boolean;
};
interface LinkRow extends Omit<EvidenceLinkView, 'requirement'>, AnsweredPlace {
  readonly evidenceId: EvidenceId;
  readonly modelReleaseId: ModelReleaseId;
}
interface ReviewRow extends Omit<ReviewView, 'at'> {
  readonly revisionId: EvidenceRevisionId;
  readonly at: Date;
}

/** Pieces of evidence with everything that a view needs from the database. */
export interface LoadedEvidence {
  readonly rows: readonly OpenRow[];
  readonly links: readonly LinkRow[];
  /** Of a revision, oldest first. */
  readonly reviews: (revision: EvidenceRevisionId) => ReviewView[];
}

/** Evidence that proves something in one of the assessments of a parameter, or any when that is null. */
export const openBy = (
  parameter: string,
): string => `(${parameter}::uuid[] is null or exists (select from evidence_link l
  where l.organization_id = e.organization_id and l.evidence_id = e.id and l.assessment_id = any (${parameter})))`;

/**
 * Reads evidence with its current revision, links and reviews, as far as it is open to the person: a fixed number of
 * queries, however many pieces.
 */
@Injectable()
export class EvidenceReader {
  constructor(
    @Inject(ModelReleases) private readonly releases: ModelReleases,
    @Inject(AssessmentAccess) private readonly access: AssessmentAccess,
    @Inject(AnswerRights) private readonly rights: AnswerRights,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Pieces that were chosen, in the order of their ids here; what is not open to the person is none of them. */
  async withIds(tx: PersonTransaction, ids: readonly EvidenceId[]): Promise<LoadedEvidence> {
    if (ids.length === 0) return { rows: [], links: [], reviews: () => [] };
    const among = scopeIds(await this.access.scope(tx));
    const rows = await tx.query<StoredRow>(
      `${CURRENT} where e.id = any ($2) and ${openBy('$3')} order by array_position($2::uuid[], e.id)`,
      [this.clock.now(), ids, among],
    );
    return this.complete(tx, { rows: rows.map(standing), among });
  }

  /** Everything that proves an answer of one assessment, oldest first. Nothing where it is not open to the person. */
  async ofAssessment(tx: PersonTransaction, assessmentId: AssessmentId): Promise<LoadedEvidence> {
    const among = scopeIds(await this.access.scope(tx));
    if (among && !among.includes(assessmentId)) return { rows: [], links: [], reviews: () => [] };
    const rows = await tx.query<StoredRow>(
      `${CURRENT} where exists (select from evidence_link l where l.organization_id = e.organization_id
         and l.evidence_id = e.id and l.assessment_id = $2) order by e.id`,
      [this.clock.now(), assessmentId],
    );
    return this.complete(tx, { rows: rows.map(standing), among: [assessmentId] });
  }

  /** @throws AppError `not-found` */
  async one(tx: PersonTransaction, id: EvidenceId): Promise<LoadedEvidence> {
    const among = scopeIds(await this.access.scope(tx));
    const rows = await tx.query<StoredRow>(`${CURRENT} where e.id = $2 and ${openBy('$3')}`, [
      this.clock.now(),
      id,
      among,
    ]);
    found(rows[0]);
    return this.complete(tx, { rows: rows.map(standing), among });
  }

  /** What decides who may change a piece of evidence, and who may decide on it. @throws AppError `not-found` */
  async judged(tx: PersonTransaction, id: EvidenceId): Promise<OpenRow> {
    return found((await this.one(tx, id)).rows[0]);
  }

  /**
   * What was loaded, as everybody who may read evidence sees it. Call it after the transaction: titles of
   * requirements come from the model release, which may have to be read first.
   */
  async present({ rows, links, reviews }: LoadedEvidence): Promise<EvidenceView[]> {
    const releases = await this.releases.getAll(links.map(({ modelReleaseId }) => modelReleaseId));
    const linksOf = Map.groupBy(links, ({ evidenceId }) => evidenceId);
    const toLink = ({ evidenceId: _, modelReleaseId, module, category, requirement, ...link }: LinkRow) => ({
      ...link,
      requirement: placeTitle(found(releases.get(modelReleaseId)).model, { module, category, requirement }),
    });
    return rows.map(
      ({
        evidenceId,
        title,
        evidenceCreatedAt,
        evidenceCreatedBy,
        owner,
        archivedAt,
        tookPart,
        mayChange,
        ...revision
      }) => ({
        id: evidenceId,
        title,
        tookPart,
        mayChange,
        current: {
          ...revision,
          createdAt: revision.createdAt.toISOString(),
          reviews: reviews(revision.id),
        },
        revisions: revision.number,
        links: (linksOf.get(evidenceId) ?? []).map(toLink),
        createdBy: evidenceCreatedBy,
        owner,
        createdAt: evidenceCreatedAt.toISOString(),
        archivedAt: archivedAt?.toISOString() ?? null,
      }),
    );
  }

  /** The only one of `present`. */
  async presentOne(loaded: LoadedEvidence): Promise<EvidenceView> {
    return found((await this.present(loaded))[0]);
  }

  /** How revisions were judged. */
  async reviews(
    tx: TenantTransaction,
    revisions: readonly { readonly id: EvidenceRevisionId }[],
  ): Promise<LoadedEvidence['reviews']> {
    const rows = await tx.query<ReviewRow>(
      `select evidence_revision_id as "revisionId", id, decision, comment, reviewer_id as reviewer, at,
         archive_before(organization_id, at) as archive
       from review where evidence_revision_id = any ($1::uuid[]) order by id`,
      [revisions.map(({ id }) => id)],
    );
    const reviewsOf = Map.groupBy(rows, ({ revisionId }) => revisionId);
    return (revision) => (reviewsOf.get(revision) ?? []).map(toReview);
  }

  /** @param among the assessments whose links are shown; null: all */
  private async complete(
    tx: PersonTransaction,
    { rows, among }: { readonly rows: readonly EvidenceRow[]; readonly among: readonly AssessmentId[] | null },
  ): Promise<LoadedEvidence> {
    const { actor } = tx.context;
    const ids = rows.map(({ evidenceId }) => evidenceId);
    const answers = await this.rights.provenBy(tx, actor.id, ids);
    const links = await this.links(tx, { ids, among });
    const reviews = await this.reviews(tx, rows);
    const mayChange = ({ evidenceId, owner }: EvidenceRow): boolean =>
      mayChangeEvidence(actor, { owner, answers: answers.get(evidenceId) ?? [] });
    return { rows: rows.map((row) => ({ ...row, mayChange: mayChange(row) })), links, reviews };
  }

  private links(
    tx: TenantTransaction,
    { ids, among }: { readonly ids: readonly EvidenceId[]; readonly among: readonly AssessmentId[] | null },
  ): Promise<LinkRow[]> {
    const links = tx
      .repository(EvidenceLinkEntity)
      .query('l', ['evidenceId', 'assessmentId', 'responseId'])
      .innerJoin('assessment', 'a', 'a.organizationId = l.organizationId and a.id = l.assessmentId')
      .innerJoin('response', 'p', 'p.organizationId = l.organizationId and p.id = l.responseId')
      .and<Omit<LinkRow, 'evidenceId' | 'assessmentId' | 'responseId'>>({
        assessmentName: 'a.name',
        modelReleaseId: 'a.modelReleaseId',
        module: 'p.module',
        category: 'p.category',
        requirement: 'p.requirement',
      })
      .where('l.evidenceId = any (:ids)', { ids });
    if (among) links.where('l.assessmentId = any (:among)', { among });
    return links.orderBy('l.assessmentId', 'DESC').orderBy('p.position').rows();
  }
}

const toReview = ({ revisionId: _, at, ...review }: ReviewRow): ReviewView => ({ ...review, at: at.toISOString() });
