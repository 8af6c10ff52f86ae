import { request } from 'node:http';
import { type DatabaseClient } from '@certitude/server/core';
import { rounded } from '../live/figures';
import { type ReadingWorld } from './big-organization';
import { type ReadPage } from './pages';

/** Of one page: milliseconds of a request, and what one request is to the database. */
export interface Read {
  readonly p50: number;
  readonly p95: number;
  /** Until the last of twenty requests that were made at once; null where that is too much. */
  readonly twentyAtOnce: number | null;
  readonly statements: number;
  /** Pages of 8 KiB that the database looked at. */
  readonly buffers: number;
  /** What planning and running them took. */
  readonly databaseMs: number;
  /** As the network carries it. */
  readonly kB: number;
}

const WARM_UP = 5;
const ROUNDS = 60;
const AT_ONCE = 20;

/** Asks the api for pages as a browser does, and the database for what that was. */
export class Reader {
  constructor(
    private readonly admin: DatabaseClient,
    private readonly server: { readonly port: number; readonly sessionToken: string },
  ) {}

  /** @throws when a page does not answer with 200 */
  async read({ path, most }: ReadPage): Promise<Read> {
    const [rounds, atOnce] = most === undefined ? [ROUNDS, AT_ONCE] : [most - WARM_UP, 0];
    for (let count = 0; count < WARM_UP; count += 1) await this.get(path);
    await this.admin.query('select pg_stat_statements_reset()');
    const took: number[] = [];
    let bytes = 0;
    for (let count = 0; count < rounds; count += 1) {
      const start = performance.now();
      bytes = await this.get(path);
      took.push(performance.now() - start);
    }
    const cost = await this.cost(rounds);
    const start = performance.now();
    await Promise.all(Array.from({ length: atOnce }, () => this.get(path)));
    const twentyAtOnce = atOnce > 0 ? rounded(performance.now() - start) : null;
    const sorted = took.toSorted((a, b) => a - b);
    const [p50 = 0, p95 = 0] = [0.5, 0.95].map((share) => sorted[Math.floor(rounds * share)]);
    return { p50: rounded(p50), p95: rounded(p95), twentyAtOnce, ...cost, kB: rounded(bytes / 1000) };
  }

  private async cost(rounds: number): Promise<Pick<Read, 'statements' | 'buffers' | 'databaseMs'>> {
    const { rows } = await this.admin.query<{ calls: number; buffers: number; ms: number }>(
      `select sum(calls)::float8 as calls, sum(shared_blks_hit + shared_blks_read)::float8 as buffers,
         sum(total_exec_time + total_plan_time) as ms
       from pg_stat_statements s join pg_roles r on r.oid = s.userid
       where r.rolname = 'certitude_app' and query !~* '^(listen|select name, organization_id|select h)'`,
    );
    const { calls = 0, buffers = 0, ms = 0 } = rows[0] ?? {};
    return {
      statements: rounded(calls / rounds),
      buffers: Math.round(buffers / rounds),
      databaseMs: rounded(ms / rounds),
    };
  }

  /** @returns the bytes of the answer's body */
  private get(path: string): Promise<number> {
    const { port, sessionToken } = this.server;
    const headers = {
      cookie: `certitude_session=${sessionToken}`,
      'accept-encoding': 'gzip',
      accept: 'application/json',
    };
    return new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, path: `/api${path}`, headers }, (response) => {
        let bytes = 0;
        response.on('data', (chunk: Buffer) => (bytes += chunk.length));
        response.on('end', () => {
          if (response.statusCode === 200) resolve(bytes);
          else reject(new Error(`${path} answered ${response.statusCode}.`));
        });
      })
        .on('error', reject)
        .end();
    });
  }
}
