import {
  type AccountId,
  allows,
  type Handover,
  type HandoverId,
  handoverSteps,
  type HandoverView,
  mayHandOver,
  mayHold,
  type Page,
  type PageQuery,
  type Role,
  type WorkCounts,
} from '@certitude/contracts';
import {
  AppError,
  Clock,
  cursorId,
  newId,
  type PersonTransaction,
  requireThat,
  type TenantContext,
  TenantDatabase,
  toPage,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { HandoverRepository, type HandoverRow } from './handover.repository';
import { MemberRepository } from './member.repository';
import { WorkKeepers } from './work-keepers';

/** Somebody whose work goes to others, and the role of whoever hands it over. */
interface Leaving {
  readonly from: AccountId;
  readonly actorRole: Role;
}

/** What members hold, and handing it to others. */
@Injectable()
export class Handovers {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(WorkKeepers) private readonly keepers: WorkKeepers,
    @Inject(MemberRepository) private readonly members: MemberRepository,
    @Inject(HandoverRepository) private readonly handovers: HandoverRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * How much a current member holds: told to those who manage members, and to everybody of themselves.
   * @throws AppError `access.forbidden`, `not-found`
   */
  held(context: TenantContext, accountId: AccountId): Promise<WorkCounts> {
    const { actor } = context;
    requireThat(accountId === actor.id || allows(actor.role, 'member:manage'), 'access.forbidden');
    return this.db.transaction(context, async (tx) => {
      requireThat((await this.members.roleOf(tx, accountId)) !== undefined, 'not-found');
      const counts = { plan: 0, task: 0, evidence: 0, answer: 0, review: 0 };
      for (const keeper of this.keepers.all()) counts[keeper.kind] = await keeper.count(tx, accountId);
      return counts;
    });
  }

  /** Newest first. */
  list(context: TenantContext, { limit, after }: PageQuery): Promise<Page<HandoverView>> {
    return this.db.transaction(context, async (tx) => {
      const rows = await this.handovers.page(tx, cursorId<HandoverId>(after), limit + 1);
      const page = toPage(rows, limit, ({ id }) => id);
      return { ...page, items: page.items.map(toView) };
    });
  }

  /**
   * Hands over what is said, all or nothing. The caller holds the lock on the members, who stay what they are meanwhile.
   * @throws AppError `access.forbidden` when the person's role hands over no such work; `member.cannot-hold` when a
   *   receiver is no current member, or one whose role does not work on it
   */
  async handOver(tx: PersonTransaction, { from, actorRole }: Leaving, handover: Handover): Promise<void> {
    const steps = handoverSteps(handover);
    if (steps.length === 0) return;
    const receivers = await this.members.rolesOf(tx, [...new Set(steps.map(({ to }) => to))]);
    const roles = new Map(receivers.map(({ id, role }) => [id, role]));
    for (const { kind, to } of steps) {
      requireThat(mayHandOver(actorRole, kind), 'access.forbidden');
      const role = roles.get(to);
      if (to === from || !role || !mayHold(role, kind)) throw cannotHold(kind);
    }
    for (const { kind, to } of steps) {
      const subjects = (await this.keepers.of(kind)?.handOver(tx, { from, to })) ?? [];
      const [id, by, at] = [newId<HandoverId>(), tx.context.actor.id, this.clock.now()];
      if (subjects.length > 0) await this.handovers.insert(tx, { id, kind, from, to, by, subjects, at });
    }
  }
}

const cannotHold = (kind: string): AppError =>
  new AppError('member.cannot-hold', undefined, [
    { path: `query.${kind}`, message: 'must be a current member whose role works on it' },
  ]);

const toView = ({ subjects, at, ...row }: HandoverRow): HandoverView => ({
  ...row,
  count: subjects.length,
  at: at.toISOString(),
});
