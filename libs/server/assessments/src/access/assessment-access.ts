import { type AccountId, type AssessmentId, mayOpen, type Role, seesAll } from '@certitude/contracts';
import {
  AssessmentGate,
  Clock,
  dateIn,
  type SystemContext,
  type TenantContext,
  TenantDatabase,
  type PersonTransaction,
  type TenantTransaction,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { AssessmentEntity } from '../entities/assessment.entity';
import { GrantRepository } from './grant.repository';

/** Assessments a person may open, as the last parameter of a list; null: all of the organization. */
export type AssessmentScope = ReadonlyMap<AssessmentId, { readonly until: string }> | null;

/**
 * Which assessments somebody may open: asked anew at every request, join and re-check, so that a grant ends with its last
 * day. The session guard asks it for every route that names an assessment; lists, evidence and files ask it themselves.
 */
@Injectable()
export class AssessmentAccess extends AssessmentGate {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(GrantRepository) private readonly grants: GrantRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    super();
  }

  /** One question, however many assessments there are; none for those who see all. */
  async scope(tx: PersonTransaction): Promise<AssessmentScope> {
    const { actor } = tx.context;
    if (seesAll(actor.role)) return null;
    const held = await this.grants.ofAccount(tx, actor.id);
    const today = await this.today(tx);
    const open = held.filter(({ until }) => mayOpen(actor.role, until, today));
    return new Map(open.map(({ assessmentId, until }) => [assessmentId, { until }]));
  }

  override async isOpenTo(context: TenantContext, assessmentId: AssessmentId): Promise<boolean> {
    if (seesAll(context.actor.role)) return true;
    return this.db.transaction(context, async (tx) => (await this.scope(tx))?.has(assessmentId) ?? true);
  }

  /** Whether there is such an assessment: one that is deleted is not there for anybody. */
  isThere(context: TenantContext | SystemContext, assessmentId: AssessmentId): Promise<boolean> {
    return this.db.transaction(context, (tx) => tx.repository(AssessmentEntity).exists({ id: assessmentId }));
  }

  /**
   * Those of the people who may open an assessment, asked for many at once.
   * @param roles of current members
   * @param assessmentId null: what only those see who see everything
   */
  async among(
    tx: TenantTransaction,
    roles: ReadonlyMap<AccountId, Role>,
    assessmentId: AssessmentId | null,
  ): Promise<AccountId[]> {
    const guests = [...roles].flatMap(([id, role]) => (seesAll(role) ? [] : [id]));
    if (guests.length === 0 || assessmentId === null) return [...roles.keys()].filter((id) => !guests.includes(id));
    const untils = await this.grants.untilsOf(tx, assessmentId, guests);
    const today = await this.today(tx);
    return [...roles].filter(([id, role]) => mayOpen(role, untils.get(id) ?? null, today)).map(([id]) => id);
  }

  /** The date where the organization is. */
  async today(tx: TenantTransaction): Promise<string> {
    return dateIn(await this.grants.timeZone(tx), this.clock.now());
  }
}

/** A scope as a parameter of a statement: `$n::uuid[] is null or a.id = any ($n)`. */
export const scopeIds = (scope: AssessmentScope): readonly AssessmentId[] | null => scope && [...scope.keys()];
