import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { holderOf, type Holder } from './claim';
import type { SignIn } from './demo';
import { ownGroup, workspaceEnvironment } from './commands';
import { LaunchError } from './errors';
import { signalProcess } from './processes';
import { waitUntil } from './waiting';
import { workspaceRoot } from './workspace';

export interface ProductOptions {
  readonly dataDir: string;
  /** Settings on top of this program's environment, as `npm start` takes them. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Default five minutes: the first start builds. */
  readonly timeoutMs?: number;
}

/** The whole product, started as people start it, in processes of its own. */
export interface Product {
  readonly address: string;
  readonly signIns: readonly SignIn[];
  /** Process id of the launcher. */
  readonly pid: number;
  /** Process ids right now, by name: api, worker, postgres. They change when a service is restarted. */
  processes(): Readonly<Record<string, number>>;
  /** Everything the launcher has printed. */
  output(): string;
  /** Ends it as Ctrl-C does and waits until it is gone. */
  stop(): Promise<void>;
}

/** The embedded default, whatever the surrounding environment says. */
const embedded = {
  ...{ DATABASE_URL: '', DATABASE_OWNER_URL: '', DATABASE_DIRECT_URL: '', REDIS_URL: '', SMTP_URL: '' },
  PORT: '0',
};

/**
 * Starts the product on any free port and waits until it is ready.
 * @throws LaunchError with what it printed when it does not become ready
 */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const { dataDir, timeoutMs = 300_000 } = options;
  const launcher = spawnLauncher(options);
  const holder = () => ownHolder(dataDir, launcher.pid);
  await waitUntil(() => launcher.gone() || holder()?.address !== undefined, { timeoutMs });
  const { address, signIns = [] } = holder() ?? {};
  if (address === undefined) {
    await launcher.stop();
    throw new LaunchError(`The product did not become ready. It printed:\n${launcher.output()}`);
  }
  const { pid, output, stop } = launcher;
  return { address, signIns, pid, processes: () => holder()?.processes ?? {}, output, stop };
}

function spawnLauncher({ dataDir, environment }: ProductOptions) {
  const root = workspaceRoot();
  const env = { ...workspaceEnvironment(root), ...embedded, ...environment, DATA_DIR: dataDir };
  const args = [join(root, 'tools/run.mjs'), 'tools/start/main.ts'];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: ownGroup,
  });
  const pid = child.pid ?? 0;
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  let gone = false;
  const ended = once(child, 'close').finally(() => (gone = true));
  ended.catch(() => undefined);
  const stop = async () => {
    if (!gone && pid !== 0) signalProcess(pid, 'SIGTERM');
    await ended;
  };
  return { pid, stop, gone: () => gone, output: () => printed };
}

function ownHolder(dataDir: string, pid: number): Holder | undefined {
  const holder = holderOf(dataDir);
  return holder?.pid === pid ? holder : undefined;
}
