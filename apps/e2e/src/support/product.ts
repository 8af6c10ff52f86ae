import { holderOf, type SignIn, signalProcess, waitUntil } from '@certitude/tools/start';

interface RunningProduct {
  readonly address: string;
  readonly signIns: readonly SignIn[];
  readonly dataDir: string;
}

/** The product that the global set-up started for this Jest worker. */
export function product(): RunningProduct {
  const all = JSON.parse(process.env['E2E_PRODUCTS'] ?? '[]') as RunningProduct[];
  const own = all[Number(process.env['JEST_WORKER_ID']) - 1];
  if (!own) throw new Error('No product is running: run through the e2e jest configuration.');
  return own;
}

/** A demo sign-in by role. @throws Error when the demo has none with it */
export function signInOf(role: string): SignIn {
  const found = product().signIns.find((signIn) => signIn.role === role);
  if (!found) throw new Error(`The demo organization has no ${role}.`);
  return found;
}

/** Kills the process outright, as a crash would, and waits until the launcher has put another in its place. */
export async function crash(service: 'api' | 'worker'): Promise<void> {
  const pidNow = () => holderOf(product().dataDir)?.processes?.[service];
  const before = pidNow();
  if (before === undefined) throw new Error(`The ${service} is not running.`);
  signalProcess(before, 'SIGKILL');
  await waitUntil(() => pidNow() !== undefined && pidNow() !== before, { timeoutMs: 90_000 });
  await waitUntil(isReady, { timeoutMs: 90_000 });
}

const isReady = async (): Promise<boolean> =>
  fetch(`${product().address}/health/ready`).then(
    (answer) => answer.ok,
    () => false,
  );
