import { LaunchError } from './errors';
import { tailOf } from './logs';
import { startPostgres, type PostgresOptions, type PostgresServer } from './postgres';
import { afterDeath, defaultRestartPolicy } from './restart-policy';
import { pause } from './waiting';

/** What happens around the embedded database while it is kept running. */
export interface KeeperEvents {
  /** Takes one line about what happened. */
  say(line: string): void;
  /** It died and takes connections again, under the same address. */
  restored(server: PostgresServer): void;
}

/** Keeps the embedded database running: after an unexpected end it comes back on the same port, up to five times in a row. */
export class DatabaseKeeper {
  /** Rejects with a LaunchError when the database stays down. */
  readonly givenUp: Promise<never>;
  private readonly stopping = new AbortController();
  private readonly watching: Promise<void>;
  private server: PostgresServer;

  private constructor(
    first: PostgresServer,
    private readonly options: PostgresOptions,
    private readonly events: KeeperEvents,
  ) {
    this.server = first;
    this.watching = this.watch();
    this.givenUp = this.watching.then(() => new Promise<never>(() => undefined));
    this.givenUp.catch(() => undefined);
  }

  static async start(options: PostgresOptions, events: KeeperEvents): Promise<DatabaseKeeper> {
    return new DatabaseKeeper(await startPostgres(options), options, events);
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
    await this.watching.catch(() => undefined);
    await this.server.stop();
  }

  private async watch(): Promise<void> {
    for (let quickDeaths = 0, bornAt = performance.now(); ; bornAt = performance.now()) {
      await this.server.ended;
      if (this.stopping.signal.aborted) return;
      const verdict = afterDeath(defaultRestartPolicy, quickDeaths, performance.now() - bornAt);
      if (!verdict.restart) throw this.lastWords();
      quickDeaths = verdict.quickDeaths;
      this.events.say(`The database stopped unexpectedly; starting it again in ${verdict.pauseMs / 1000} s.`);
      await pause(verdict.pauseMs, this.stopping.signal);
      if (this.stopping.signal.aborted) return;
      this.server = await startPostgres({ ...this.options, port: this.server.port, signal: this.stopping.signal });
      this.events.restored(this.server);
    }
  }

  private lastWords(): LaunchError {
    const { logFile } = this.server;
    return new LaunchError(
      `The database stopped again and again and stays down. The end of ${logFile}:\n${tailOf(logFile, 4_000)}`,
    );
  }
}
