import { type AccountId, type AssessmentId } from '@certitude/contracts';
import { AssessmentAccess } from '@certitude/server/assessments';
import { type TenantTransaction } from '@certitude/server/core';
import { MemberRoles } from '@certitude/server/organizations';
import { Inject, Injectable } from '@nestjs/common';

/** Something that may be told to somebody. */
interface Addressed {
  readonly recipient: AccountId;
  /** Where it happened; null for what only those see who see everything. */
  readonly assessmentId: AssessmentId | null;
}

/** Who may be told of something: a title says what and where, which is not for those who may not open it. */
@Injectable()
export class Readers {
  constructor(
    @Inject(MemberRoles) private readonly members: MemberRoles,
    @Inject(AssessmentAccess) private readonly access: AssessmentAccess,
  ) {}

  /** What may be told: to members as they are now, of what they may open. */
  async readable<A extends Addressed>(tx: TenantTransaction, all: readonly A[]): Promise<A[]> {
    if (all.length === 0) return [];
    const roles = await this.members.of(tx, [...new Set(all.map(({ recipient }) => recipient))]);
    const readable: A[] = [];
    for (const [assessmentId, here] of Map.groupBy(all, (one) => one.assessmentId)) {
      const readers = new Set(await this.access.among(tx, roles, assessmentId));
      readable.push(...here.filter(({ recipient }) => readers.has(recipient)));
    }
    return readable;
  }
}
