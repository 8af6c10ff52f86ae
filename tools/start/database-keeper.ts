import { startPostgres, type PostgresOptions, type PostgresServer } from './postgres';
import { afterDeath, deathNotice, defaultRestartPolicy, TELLING_DEATH, type RestartPolicy } from './restart-policy';
import { pause } from './waiting';

/** What happens around the embedded database while it is kept running. */
export interface KeeperEvents {
  /** Takes one line about what happened. */
  say(line: string): void;
  /** It died and takes connections again, under the same address. */
  restored(server: PostgresServer): void;
}

/** Keeps the embedded database running until it is stopped: after every unexpected end it comes back on the same port. */
export class DatabaseKeeper {
  private readonly stopping = new AbortController();
  private readonly watching: Promise<void>;

  private constructor(
    private server: PostgresServer,
    private readonly options: PostgresOptions,
    private readonly events: KeeperEvents,
    private readonly policy: RestartPolicy,
  ) {
    this.watching = this.watch();
  }

  /** @throws LaunchError when it cannot be started a first time */
  static async start(
    options: PostgresOptions,
    events: KeeperEvents,
    policy: RestartPolicy = defaultRestartPolicy,
  ): Promise<DatabaseKeeper> {
    return new DatabaseKeeper(await startPostgres(options), options, events, policy);
  }

  get adminUrl(): string {
    return this.server.adminUrl;
  }

  get pid(): number {
    return this.server.pid;
  }

  get recovered(): boolean {
    return this.server.recovered;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.server.stop();
    await this.watching;
    await this.server.stop();
  }

  private async watch(): Promise<void> {
    for (let deaths = 0; ;) {
      const bornAt = performance.now();
      await this.server.ended.catch(() => undefined);
      if (this.stopping.signal.aborted) return;
      deaths = await this.bringBack(deaths, performance.now() - bornAt);
      if (this.stopping.signal.aborted) return;
      this.events.restored(this.server);
    }
  }

  /**
   * Tries until it runs again or is to be stopped.
   * @returns deaths and failed tries in a row
   */
  private async bringBack(earlier: number, livedMs: number): Promise<number> {
    const { signal } = this.stopping;
    let how = 'its process ended';
    for (let deaths = earlier, lived = livedMs; ; lived = 0) {
      const verdict = afterDeath(this.policy, deaths, lived);
      deaths = verdict.deaths;
      this.events.say(deathNotice('database', deaths === TELLING_DEATH ? how : firstLine(how), verdict));
      await pause(verdict.pauseMs, signal);
      try {
        signal.throwIfAborted();
        this.server = await startPostgres({ ...this.options, port: this.server.port, signal });
        return deaths;
      } catch (error) {
        if (signal.aborted) return deaths;
        how = error instanceof Error ? error.message : String(error);
      }
    }
  }
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';
