import {
  type ActionPlanId,
  type AccountId,
  assessmentsApi,
  evidenceApi,
  type EvidenceId,
  type EvidenceView,
  plansApi,
  type PlanStatus,
  type PlanView,
  type StoredFileId,
  ownBytes,
} from '@certitude/contracts';
import { noteFromPlainText } from '@certitude/collab';
import { type AnswerEdit, AssessmentAnswers } from '@certitude/server/answering';
import { type TenantTransaction } from '@certitude/server/core';
import { givenAssessment, type GivenAssessment, type GivenMember, type TestServer } from '@certitude/server/testing';

type Edit = AnswerEdit extends infer E ? (E extends unknown ? Omit<E, 'response'> : never) : never;
const SAID = 'It took place as planned.';

/** An organization in which one person's part in something is looked at, others do the rest, and a reviewer had none. */
export class DutiesWorld {
  private constructor(
    readonly server: TestServer,
    readonly owner: GivenMember,
    /** Takes part in one way, and tries to decide then. */
    readonly actor: GivenMember,
    /** Does everything else, and touches everything last. */
    readonly other: GivenMember,
    /** Has no part in anything. */
    readonly neutral: GivenMember,
    readonly assessment: GivenAssessment,
  ) {}

  static async make(server: TestServer): Promise<DutiesWorld> {
    const owner = await server.given.organization();
    const [actor, other, neutral] = [
      await server.given.member(owner, 'assessor'),
      await server.given.member(owner, 'assessor'),
      await server.given.member(owner, 'assessor'),
    ];
    return new DutiesWorld(server, owner, actor, other, neutral, await givenAssessment(server, owner));
  }

  get at() {
    return { organizationId: this.owner.context.organizationId };
  }
  /** The response that is judged. */
  get place() {
    const [response] = this.assessment.responses;
    if (!response) throw new Error('The small model has requirements.');
    return { assessmentId: this.assessment.assessmentId, responseId: response.id };
  }

  async edit(by: GivenMember, ...edits: readonly Edit[]): Promise<void> {
    const { assessmentId, responseId: response } = this.place;
    const made = edits.map((edit) => ({ ...edit, response }));
    const refused = await this.server.app
      .get(AssessmentAnswers, { strict: false })
      .submit(by.context, assessmentId, made);
    if (refused.length > 0) throw new Error(`An edit was refused: ${JSON.stringify(refused)}`);
  }

  write(by: GivenMember, text: string): Promise<void> {
    return this.edit(by, {
      field: 'rationale',
      update: ownBytes(noteFromPlainText(text, Math.ceil(Math.random() * 1e9))),
    });
  }

  async upload(by: GivenMember): Promise<StoredFileId> {
    const { body } = await this.server
      .as(by)
      .raw(evidenceApi.upload, { params: this.at, query: { name: 'minutes.txt' }, body: `Minutes ${Math.random()}` });
    return evidenceApi.upload.response.parse(body).id;
  }

  evidence(by: GivenMember, { file, attached = false }: { file?: StoredFileId; attached?: boolean } = {}) {
    const content = file
      ? ({ kind: 'file', fileId: file } as const)
      : ({ kind: 'statement', statement: SAID } as const);
    const body = { title: 'Key ceremony', content, responses: attached ? [this.place] : [] };
    return this.server.as(by).call(evidenceApi.create, { params: this.at, body });
  }

  revise(by: GivenMember, { id, current }: EvidenceView): Promise<EvidenceView> {
    const content = { kind: 'statement', statement: `${SAID} ${Math.random()}` } as const;
    const body = { version: current.number, content };
    return this.server.as(by).call(evidenceApi.revise, { params: { ...this.at, evidenceId: id }, body });
  }

  submit(by: GivenMember, { id }: { readonly id: EvidenceId }): Promise<EvidenceView> {
    return this.server.as(by).call(evidenceApi.submit, { params: { ...this.at, evidenceId: id } });
  }

  async link(by: GivenMember, { id }: EvidenceView): Promise<void> {
    await this.server.as(by).call(evidenceApi.link, { params: { ...this.at, ...this.place, evidenceId: id } });
  }

  async unlink(by: GivenMember, { id }: EvidenceView): Promise<void> {
    await this.server.as(by).call(evidenceApi.unlink, { params: { ...this.at, ...this.place, evidenceId: id } });
  }

  plan(by: GivenMember, responsible: AccountId | null): Promise<PlanView> {
    const body = { title: 'Rehearse', targetLevel: 4, responsible, ...this.place };
    return this.server.as(by).call(plansApi.create, { params: this.at, body });
  }

  async move(by: GivenMember, planId: ActionPlanId, status: PlanStatus) {
    const params = { ...this.at, planId };
    const { status: from } = await this.server.as(this.owner).call(plansApi.get, { params });
    return this.server.as(by).raw(plansApi.changeStatus, { params, body: { from, status } });
  }

  async done(by: GivenMember, planId: ActionPlanId): Promise<void> {
    for (const status of ['in-progress', 'done'] as const) await this.move(by, planId, status);
  }

  async responseHash(by: GivenMember): Promise<string> {
    const params = { ...this.at, ...this.place };
    return (await this.server.as(by).call(assessmentsApi.review, { params })).hash;
  }

  /** One statement of the application's role, in somebody's name. */
  raw<Row>(by: GivenMember, sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.server.db.transaction(by.context, (tx: TenantTransaction) => tx.query<Row>(sql, values));
  }

  /** The SQLSTATE with which a statement is refused; null when it is not. */
  async refusal(by: GivenMember, sql: string, values: readonly unknown[] = []): Promise<string | null> {
    try {
      await this.raw(by, sql, values);
      return null;
    } catch (error) {
      return (error as { driverError?: { code?: string } }).driverError?.code ?? String(error);
    }
  }
}
