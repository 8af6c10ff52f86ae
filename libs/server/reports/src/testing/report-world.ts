import {
  assessmentsApi,
  guestsApi,
  type Method,
  organizationsApi,
  type ReportId,
  type Role,
} from '@certitude/contracts';
import { type GivenAssessment, World } from '@certitude/server/answering/testing';
import { newId } from '@certitude/server/core';
import { EvidenceHttpModule } from '@certitude/server/evidence';
import { ImprovementHttpModule } from '@certitude/server/improvement';
import { ReviewsHttpModule } from '@certitude/server/reviews';
import { type GivenMember } from '@certitude/server/testing';
import { VersionsHttpModule } from '@certitude/server/versions';
import { ReportMaking } from '../report-making.service';
import { ReportsHttpModule } from '../reports-http.module';

/** Assessments of which reports are made; jobs are done when a test says so. */
export class ReportWorld {
  private constructor(readonly world: World) {}

  /** @param environment settings besides */
  static async make(environment?: Readonly<Record<string, string>>): Promise<ReportWorld> {
    const modules = [
      ReviewsHttpModule,
      EvidenceHttpModule,
      ImprovementHttpModule,
      VersionsHttpModule,
      ReportsHttpModule,
    ];
    return new ReportWorld(await World.make({ modules, environment }));
  }

  get server() {
    return this.world.server;
  }

  assessment(method: Method = 'formal'): Promise<GivenAssessment> {
    return this.world.assessment({ method });
  }

  /** One with a first version. */
  async finalized(): Promise<GivenAssessment & { readonly sha256: string }> {
    const given = await this.assessment();
    const [first] = given.responses;
    if (!first) throw new Error('No responses.');
    const tab = await this.world.join(given.owner, given);
    tab.edit(first, 'level', 3);
    await tab.settled();
    const params = { organizationId: given.owner.context.organizationId, assessmentId: given.view.id };
    const { sha256 } = await this.server.as(given.owner).call(assessmentsApi.finalize, { params });
    return { ...given, sha256 };
  }

  member(owner: GivenMember, role: Role): Promise<GivenMember> {
    return this.server.given.member(owner, role);
  }

  /** Somebody who is let into the assessment. */
  async guest({ owner, view }: GivenAssessment): Promise<GivenMember> {
    const guest = await this.member(owner, 'guest-auditor');
    const params = { ...this.at(owner), assessmentId: view.id, accountId: guest.accountId };
    const body = { version: 0, changes: { until: '2199-12-31' } };
    await this.server.as(owner).call(guestsApi.grant, { params, body });
    return guest;
  }

  async endGrant({ owner, view }: GivenAssessment, { accountId }: GivenMember): Promise<void> {
    await this.server
      .as(owner)
      .call(guestsApi.withdraw, { params: { ...this.at(owner), assessmentId: view.id, accountId } });
  }

  async leave(owner: GivenMember, { accountId }: GivenMember): Promise<void> {
    await this.server.as(owner).call(organizationsApi.removeMember, { params: { ...this.at(owner), accountId } });
  }

  /** Does the job of a report. */
  make(owner: GivenMember, id: ReportId): Promise<void> {
    return this.server.app.get(ReportMaking).make({ ...this.at(owner), actor: null, requestId: newId() }, id);
  }

  /** Says of its job that it is given up. */
  giveUp(owner: GivenMember, id: ReportId): Promise<void> {
    return this.server.app.get(ReportMaking).giveUp({ ...this.at(owner), actor: null, requestId: newId() }, id);
  }

  /** As many more like one. */
  async copies({ owner }: GivenAssessment, id: ReportId, count: number): Promise<void> {
    await this.server.db.transaction(owner.context, (tx) =>
      tx.query(
        `insert into report (organization_id, id, assessment_id, kind, format, paper, sections, holds_plans, state, created_by, finished_at, size, sha256, content)
         select organization_id, uuidv7(), assessment_id, 'summary', format, paper, sections, holds_plans, state, created_by, finished_at, size, sha256, content
         from report, generate_series(1, $2) where id = $1`,
        [id, count],
      ),
    );
  }

  close(): Promise<void> {
    return this.world.close();
  }

  private at({ context: { organizationId } }: GivenMember) {
    return { organizationId };
  }
}
