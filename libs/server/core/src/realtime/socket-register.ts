import { type AccountId } from '@certitude/contracts';
import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { v4 } from 'uuid';
import { TenantDatabase } from '../database/tenant-database';
import { LiveBudgets } from './live-budgets';

/** Well within the time after which the database takes a silent node for dead (`claim_live_socket`). */
const SIGN_OF_LIFE = 10_000;

/**
 * How many sockets each account has, on all nodes. A node says every few seconds that it lives and which sockets it has;
 * those of a node that died stop counting by themselves.
 */
@Injectable()
export class SocketRegister implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Sockets');
  private readonly node = v4();
  private readonly here = new Map<string, AccountId>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(LiveBudgets) private readonly budgets: LiveBudgets,
  ) {}

  /** @returns how to give the socket back; null when the account has as many as it may have */
  async claim(account: AccountId): Promise<(() => void) | null> {
    this.timer ??= setInterval(() => void this.live(), SIGN_OF_LIFE);
    const socket = v4();
    const most = await this.budgets.socketsOf(account);
    this.here.set(socket, account);
    try {
      const [row] = await this.db.global<{ claimed: boolean }>('select claim_live_socket($1, $2, $3, $4) as claimed', [
        this.node,
        socket,
        account,
        most,
      ]);
      if (row?.claimed) return () => this.release(socket);
    } catch (error) {
      this.here.delete(socket);
      throw error;
    }
    this.here.delete(socket);
    return null;
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (!this.timer) return;
    clearInterval(this.timer);
    this.here.clear();
    await this.tell(this.db.global('delete from live_node where id = $1', [this.node]));
  }

  /** Says that this node lives, and puts right what was lost on the way. */
  live(): Promise<void> {
    const [sockets, accounts] = [[...this.here.keys()], [...this.here.values()]];
    return this.tell(this.db.global('select keep_live_node($1, $2, $3)', [this.node, sockets, accounts]));
  }

  private release(socket: string): void {
    if (!this.here.delete(socket)) return;
    void this.tell(this.db.global('delete from live_socket where id = $1', [socket]));
  }

  /** What could not be told is told with the next sign of life. */
  private async tell(telling: Promise<unknown>): Promise<void> {
    await telling.catch((error: Error) => this.logger.warn(`Sockets were not counted: ${error.message}`));
  }
}
