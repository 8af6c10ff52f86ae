import {
  type AccountId,
  type Done,
  type EditGuestGrant,
  type GuestGrantView,
  type guestsApi,
  type InputOf,
  mayOpen,
  type Page,
  seesAll,
} from '@certitude/contracts';
import {
  AppError,
  Bus,
  Clock,
  cursorId,
  Events,
  found,
  requireThat,
  type TenantContext,
  TenantDatabase,
  type PersonTransaction,
  type TenantTransaction,
  toPage,
} from '@certitude/server/core';
import { heldRoleOf } from '@certitude/server/organizations';
import { Inject, Injectable } from '@nestjs/common';
import { requireAssessment } from '../assessment/require-assessment';
import { AssessmentAccess } from './assessment-access';
import { type GrantPlace, GrantRepository, type GrantRow } from './grant.repository';

type ListInput = Pick<InputOf<typeof guestsApi.list>, 'params' | 'query'>;

/** Letting guest auditors into an assessment, and out again. */
@Injectable()
export class Guests {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(GrantRepository) private readonly grants: GrantRepository,
    @Inject(AssessmentAccess) private readonly access: AssessmentAccess,
    @Inject(Events) private readonly events: Events,
    @Inject(Bus) private readonly bus: Bus,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** By account, those whose time is over included. @throws AppError `not-found` */
  list(context: TenantContext, { params, query }: ListInput): Promise<Page<GuestGrantView>> {
    const page = { after: cursorId<AccountId>(query.after), most: query.limit + 1 };
    return this.db.transaction(context, async (tx) => {
      await requireAssessment(tx, params.assessmentId);
      const today = await this.access.today(tx);
      const rows = await this.grants.page(tx, params.assessmentId, page);
      return toPage(
        rows.map((row) => toView(row, today)),
        query.limit,
        ({ account }) => account,
      );
    });
  }

  /**
   * Lets a guest in until the end of a day, or changes the day. They are told unless they could see it before.
   * @throws AppError `not-found`, `guest-grant.not-a-guest`, `request.invalid` for a day that is over, `edit.conflict`
   * when somebody chose another day meanwhile, `conflict` when they withdrew what was seen
   */
  grant(context: TenantContext, place: GrantPlace, edit: EditGuestGrant): Promise<GuestGrantView> {
    return this.db.transaction(context, async (tx) => {
      await requireAssessment(tx, place.assessmentId);
      const role = found(await heldRoleOf(tx, place.accountId));
      requireThat(!seesAll(role), 'guest-grant.not-a-guest');
      const today = await this.access.today(tx);
      if (!mayOpen(role, edit.changes.until, today)) throw past();
      const before = await this.grants.find(tx, place);
      await this.put(tx, place, edit);
      const { assessmentId, accountId: guest } = place;
      const by = context.actor.id;
      if (!mayOpen(role, before?.until ?? null, today))
        await this.events.publish(tx, 'assessment.granted', { assessmentId, by, guest });
      this.announce(tx, place);
      return toView(found(await this.grants.find(tx, place)), today);
    });
  }

  /** Open tabs of the guest close at once. @throws AppError `not-found` */
  withdraw(context: TenantContext, place: GrantPlace): Promise<Done> {
    return this.db.transaction(context, async (tx) => {
      requireThat(await this.grants.delete(tx, place), 'not-found');
      this.announce(tx, place);
      return { done: true };
    });
  }

  private async put(tx: PersonTransaction, place: GrantPlace, edit: EditGuestGrant) {
    const { until } = edit.changes;
    const isNew =
      edit.version === 0 &&
      (await this.grants.insert(tx, place, { until, by: tx.context.actor.id, at: this.clock.now() }));
    if (isNew) return;
    requireThat((await this.grants.find(tx, place)) !== undefined, 'conflict', 'Somebody withdrew it.');
    await this.grants.edit(tx, place, edit);
  }

  /** Whatever the person may see is to be asked again, by every process. */
  private announce(tx: TenantTransaction, { accountId }: GrantPlace): void {
    tx.afterCommit(() => this.bus.publish({ topic: 'membership', organizationId: tx.organizationId, accountId }));
  }
}

const past = () =>
  new AppError('request.invalid', undefined, [{ path: 'body.until', message: 'must not be in the past' }]);

const toView = ({ accountId: account, grantedAt, ...row }: GrantRow, today: string): GuestGrantView => ({
  account,
  ...row,
  ended: !mayOpen('guest-auditor', row.until, today),
  grantedAt: grantedAt.toISOString(),
});
