import { Unavailable } from '../errors/app-error';

export interface ShareLimits {
  /** Connections there are. */
  readonly total: number;
  /** Of these, how many only work of no organization may use: sessions, the outbox. */
  readonly reserved: number;
  /** How many one organization may use at once. */
  readonly perOrganization: number;
  /** Milliseconds that somebody waits for their turn. */
  readonly patience: number;
}

/** Milliseconds somebody waits for a connection, before they hear that there is none. */
const PATIENCE = 5_000;
/** More are not even kept waiting. */
const MOST_WAITING = 2_000;
const LOOK_EVERY = 250;
/** Seconds after which it is worth trying again. */
const TRY_AGAIN = 2;

/** How a pool is shared: a third of it for one organization at most, and some connections that none of them may use. */
export const sharesOf = (total: number): ShareLimits => ({
  total,
  reserved: Math.min(2, Math.floor(total / 4)),
  perOrganization: Math.max(1, Math.ceil(total / 3)),
  patience: PATIENCE,
});

interface Waiting {
  left: number;
  readonly go: () => void;
  readonly refuse: (error: Error) => void;
}

/** Work that belongs to no organization. */
const NOBODY = '';

/**
 * Whose turn it is to use a connection of a pool. One organization's slow questions never take all of them, whoever waits
 * is served by turns among organizations, and nobody waits for ever.
 */
export class ConnectionShares {
  private used = 0;
  private usedByOrganizations = 0;
  private readonly held = new Map<string, number>();
  /** By organization; who was served last stands last. */
  private readonly queues = new Map<string, Waiting[]>();
  private waiting = 0;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly limits: ShareLimits) {}

  /**
   * Does the work when there is a connection for it.
   * @param organization null for work that belongs to none
   * @throws Unavailable when there was none in time
   */
  async use<T>(organization: string | null, work: () => Promise<T>): Promise<T> {
    const holder = organization ?? NOBODY;
    if (this.isFree(holder)) this.take(holder);
    else await this.turn(holder);
    try {
      return await work();
    } finally {
      this.giveBack(holder);
    }
  }

  private isFree(holder: string): boolean {
    const { total, reserved, perOrganization } = this.limits;
    if (this.used >= total) return false;
    if (holder === NOBODY) return true;
    return this.usedByOrganizations < total - reserved && (this.held.get(holder) ?? 0) < perOrganization;
  }

  private take(holder: string): void {
    this.used += 1;
    if (holder === NOBODY) return;
    this.usedByOrganizations += 1;
    this.held.set(holder, (this.held.get(holder) ?? 0) + 1);
  }

  private giveBack(holder: string): void {
    this.used -= 1;
    if (holder !== NOBODY) {
      this.usedByOrganizations -= 1;
      const rest = (this.held.get(holder) ?? 0) - 1;
      if (rest > 0) this.held.set(holder, rest);
      else this.held.delete(holder);
    }
    if (this.waiting > 0) this.letNextGo();
  }

  private turn(holder: string): Promise<void> {
    if (this.waiting >= MOST_WAITING) return Promise.reject(noneFree());
    return new Promise((go, refuse) => {
      const queue = this.queues.get(holder) ?? [];
      this.queues.set(holder, queue);
      queue.push({ left: this.limits.patience, go, refuse });
      this.waiting += 1;
      this.timer ??= setInterval(() => this.look(), LOOK_EVERY);
    });
  }

  /** Sessions before organizations, and these in turn. */
  private letNextGo(): void {
    const holders = [NOBODY, ...this.queues.keys()];
    const holder = holders.find((name) => this.queues.has(name) && this.isFree(name));
    const next = holder === undefined ? undefined : this.queues.get(holder)?.shift();
    if (holder === undefined || !next) return;
    this.toTheEnd(holder);
    this.waiting -= 1;
    // Taken before it goes, so that nobody else takes it in between.
    this.take(holder);
    next.go();
  }

  private toTheEnd(holder: string): void {
    const queue = this.queues.get(holder) ?? [];
    this.queues.delete(holder);
    if (queue.length > 0) this.queues.set(holder, queue);
  }

  /** One look at everybody who waits, instead of a timer for each. */
  private look(): void {
    for (const [holder, queue] of this.queues) {
      for (const one of queue) one.left -= LOOK_EVERY;
      const patient = queue.filter(({ left }) => left > 0);
      for (const { left, refuse } of queue) if (left <= 0) refuse(noneFree());
      this.waiting -= queue.length - patient.length;
      if (patient.length > 0) this.queues.set(holder, patient);
      else this.queues.delete(holder);
    }
    if (this.waiting > 0 || !this.timer) return;
    clearInterval(this.timer);
    this.timer = null;
  }
}

const noneFree = (): Unavailable => new Unavailable('The database is busy.', TRY_AGAIN);
