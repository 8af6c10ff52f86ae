import { type AccountId } from '@certitude/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { OperatorLimits } from '../operator/operator-limits';

/** What one socket and one node may take of live editing. Bytes, and times in milliseconds. */
export interface LiveBudget {
  /** Of all people in one assessment, on all nodes that have heard of each other. */
  readonly socketsPerAssessment: number;
  /** Of one socket: so many at once, and so many a minute in the long run. */
  readonly joinsAtOnce: number;
  readonly joinsPerMinute: number;
  /** Sent to somebody and not read by them yet. */
  readonly unreadPerSocket: number;
  readonly unreadPerNode: number;
  /** How long somebody may leave more unread than a socket's budget before the connection is cut. */
  readonly unreadFor: number;
}

const MiB = 1024 * 1024;

export const LIVE_BUDGET: LiveBudget = {
  socketsPerAssessment: 300,
  joinsAtOnce: 30,
  joinsPerMinute: 30,
  unreadPerSocket: MiB,
  unreadPerNode: 64 * MiB,
  unreadFor: 10_000,
};

/** The budgets of this instance, asked each time: those of people are the operator's to set. */
@Injectable()
export class LiveBudgets {
  constructor(@Inject(OperatorLimits) private readonly limits: OperatorLimits) {}

  /** Of one account, on all nodes together. */
  socketsOf(account: AccountId): Promise<number> {
    return this.limits.of('sockets-per-account', account);
  }

  /** Tabs of one person in one assessment, on all nodes that have heard of each other. */
  placesOf(account: AccountId): Promise<number> {
    return this.limits.of('places-per-assessment', account);
  }

  get current(): LiveBudget {
    return LIVE_BUDGET;
  }
}
