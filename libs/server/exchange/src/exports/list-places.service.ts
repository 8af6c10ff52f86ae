import { type AssessmentId, type EvidenceView, type PlanView, type ResponseId } from '@certitude/contracts';
import { keyOf, type PlanPlace, type Proven } from '@certitude/exchange';
import { Responses, type ResponseTitle } from '@certitude/server/answering';
import { Assessments } from '@certitude/server/assessments';
import { type TenantContext, TenantDatabase } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';

/** Where the things of a list belong, in keys by which an import finds them and in words. */
@Injectable()
export class ListPlaces {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(Responses) private readonly responses: Responses,
    @Inject(Assessments) private readonly assessments: Assessments,
  ) {}

  /** What each piece of evidence of a page proves, of what its reader may see. */
  async ofEvidence(context: TenantContext, page: readonly EvidenceView[]): Promise<ReadonlyMap<string, Proven>> {
    const ids = page.flatMap(({ links }) => links.map(({ responseId }) => responseId));
    const titles = await this.titles(context, ids);
    return new Map(
      page.map(({ id, links }): [string, Proven] => {
        const proven = links.flatMap(({ responseId }) => titles.get(responseId) ?? []);
        return [
          id,
          {
            releases: distinct(proven.map(({ release }) => release)),
            keys: distinct(proven.map(keyOfTitle)),
            titles: distinct(links.map(({ assessmentName, requirement }) => `${assessmentName}: ${requirement}`)),
          },
        ];
      }),
    );
  }

  /** What each plan of a page improves. */
  async ofPlans(context: TenantContext, page: readonly PlanView[]): Promise<ReadonlyMap<string, PlanPlace>> {
    const ids = page.flatMap(({ responseId }) => responseId ?? []);
    const titles = await this.titles(context, ids);
    const releases = await this.releases(context, page);
    return new Map(
      page.map((plan): [string, PlanPlace] => {
        const { id, assessmentId, assessmentName: assessment, requirement: improves, responseId, category } = plan;
        const title = responseId === null ? undefined : titles.get(responseId);
        const key = category ? keyOf(category) : title ? keyOfTitle(title) : '';
        return [id, { assessment, improves, key, release: title?.release ?? releases.get(assessmentId) ?? '' }];
      }),
    );
  }

  private titles(context: TenantContext, ids: readonly ResponseId[]): Promise<ReadonlyMap<ResponseId, ResponseTitle>> {
    return this.db.transaction(context, (tx) => this.responses.titles(tx, ids));
  }

  /** Of the assessments in which whole categories are planned for. */
  private async releases(
    context: TenantContext,
    page: readonly PlanView[],
  ): Promise<ReadonlyMap<AssessmentId, string>> {
    const ids = distinct(page.flatMap(({ category, assessmentId }) => (category ? [assessmentId] : [])));
    const found = new Map<AssessmentId, string>();
    for (const id of ids) found.set(id, (await this.assessments.get(context, id)).modelVersion);
    return found;
  }
}

const keyOfTitle = ({ module, category, requirement }: ResponseTitle): string =>
  keyOf({ module, category, ...(requirement !== null && { requirement }) });

const distinct = <T>(items: readonly T[]): T[] => [...new Set(items)];
