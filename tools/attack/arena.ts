import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Prng } from '@certitude/collab/testing';
import { type Role } from '@certitude/contracts';
import { productDatabaseUrl } from '../operator/product-database';
import { startProduct, type Product, waitUntil } from '../start/index';
import { type AttackOptions } from './options';
import { type Inhabited, People } from './people';

/** The product under attack, with two organizations in it that nobody may harm. */
export interface Arena {
  readonly product: Product;
  readonly dataDir: string;
  readonly people: People;
  /** The organization that is attacked: one of everything and one person of each of the roles. */
  readonly victim: Inhabited;
  /** Another one, whose people go on with their work, and whose owner attacks the first. */
  readonly other: Inhabited;
  readonly random: Prng;
  readonly short: boolean;
  /** Connection of the application's role. */
  databaseUrl(): string;
  /** Whether the product is ready, within these milliseconds. */
  isReady(timeoutMs?: number): Promise<boolean>;
  close(): Promise<void>;
}

const ROLES: readonly Role[] = ['assessor', 'contributor', 'reviewer', 'viewer', 'guest-auditor'];
const READY_WITHIN = 60_000;

/** Milliseconds that an attempt goes on in the long form, so that others feel it if they do. */
const GOES_ON = 15_000;

/** Does it once in the short form; again and again for a while in the long one. @returns what the last time brought */
export async function again<T>({ short }: Pick<Arena, 'short'>, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  let result = await work();
  while (!short && performance.now() - start < GOES_ON) result = await work();
  return result;
}

/** Starts the product as people do, in a folder of its own, and fills it. */
export async function openArena({ short, seed }: AttackOptions): Promise<Arena> {
  const dataDir = mkdtempSync(join(tmpdir(), 'certitude-attack-'));
  // Behind a proxy, each visitor can come from a network of their own.
  const environment = { TRUST_PROXY: 'true', LOG_LEVEL: 'warn', DATABASE_STATEMENT_SECONDS: '10' };
  const product = await startProduct({ dataDir, environment }).catch((error: unknown) => {
    rmSync(dataDir, { recursive: true, force: true });
    throw error;
  });
  const close = async () => {
    await product.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  const isReady = (timeoutMs = READY_WITHIN) => waitUntil(() => answersReady(product.address), { timeoutMs });
  try {
    const people = new People(product.address);
    const [victim, other] = [
      await people.organization('Victim', ROLES),
      await people.organization('Other', ['viewer']),
    ];
    const databaseUrl = () => productDatabaseUrl({}, dataDir);
    return { product, dataDir, people, victim, other, random: new Prng(seed), short, databaseUrl, isReady, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Whether the product says that it is ready, within two seconds. */
export const answersReady = (address: string): Promise<boolean> =>
  fetch(`${address}/health/ready`, { signal: AbortSignal.timeout(2_000) }).then(
    (answer) => answer.ok,
    () => false,
  );
