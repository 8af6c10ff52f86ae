import { Injectable } from '@nestjs/common';

/** What one person, one socket and one node may take of live editing. Bytes, and times in milliseconds. */
export interface LiveBudget {
  /** Of one account, on all nodes together. */
  readonly socketsPerAccount: number;
  /** Tabs of one person in one assessment, on one node. */
  readonly placesPerPerson: number;
  /** Of all people in one assessment, on one node. */
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
  socketsPerAccount: 10,
  placesPerPerson: 5,
  socketsPerAssessment: 300,
  joinsAtOnce: 30,
  joinsPerMinute: 30,
  unreadPerSocket: MiB,
  unreadPerNode: 64 * MiB,
  unreadFor: 10_000,
};

/** The budgets of this instance, asked each time. What an operator sets takes the place of this provider. */
@Injectable()
export class LiveBudgets {
  get current(): LiveBudget {
    return LIVE_BUDGET;
  }
}
