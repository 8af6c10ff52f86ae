import {
  type AccountId,
  type AssessmentId,
  type Deciders as DecidersView,
  MAX_DECIDERS,
  seesAll,
} from '@certitude/contracts';
import { AssessmentAccess } from '@certitude/server/assessments';
import { Events, requireThat, type PersonTransaction, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { DecidersRepository, type Judged } from './deciders.repository';

interface Asked {
  readonly asked: AccountId;
  /** The one assessment that it belongs to; null for what may stand in many. */
  readonly within: AssessmentId | null;
}

/** Who may still decide on an answer, a piece of evidence or a plan: nobody who took part in it. For all contexts. */
@Injectable()
export class Deciders {
  constructor(
    @Inject(DecidersRepository) private readonly deciders: DecidersRepository,
    @Inject(AssessmentAccess) private readonly access: AssessmentAccess,
    @Inject(Events) private readonly events: Events,
  ) {}

  /** Everybody whose work is in it since it was accepted or verified last. */
  tookPart(tx: TenantTransaction, judged: Judged): Promise<AccountId[]> {
    return this.deciders.tookPart(tx, judged);
  }

  /** Who sees single assessments only hears of nobody else who might. */
  async of(tx: PersonTransaction, judged: Judged): Promise<DecidersView> {
    const { actor } = tx.context;
    const among = seesAll(actor.role) ? null : actor.id;
    const today = await this.access.today(tx);
    const rows = await this.deciders.candidates(tx, judged, { today, among, most: MAX_DECIDERS + 1 });
    return {
      tookPart: await this.tookPart(tx, judged),
      mayDecide: rows.slice(0, MAX_DECIDERS).map(({ id }) => id),
      more: rows.length > MAX_DECIDERS,
    };
  }

  /** Asks somebody for a decision: they get a notice. @throws AppError `review.cannot-decide` */
  async ask(tx: PersonTransaction, judged: Judged, { asked, within }: Asked): Promise<void> {
    const { actor } = tx.context;
    const today = await this.access.today(tx);
    const [candidate] = await this.deciders.candidates(tx, judged, { today, among: asked, most: 1 });
    requireThat(candidate !== undefined, 'review.cannot-decide');
    const assessmentId = within ?? candidate.grantedIn;
    await this.events.publish(tx, 'review.asked', { ...judged, assessmentId, by: actor.id, asked });
  }
}
