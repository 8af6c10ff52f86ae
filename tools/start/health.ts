import { waitUntil } from './waiting';

/** Address on this machine of a server that listens on `host`. */
export function localAddress(host: string, port: number): string {
  const everywhere = ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(host);
  return `http://${everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Whether the product behind this address says it is ready, within `timeoutMs` milliseconds. */
export function isReady(
  host: string,
  port: number,
  patience: { timeoutMs: number; signal?: AbortSignal },
): Promise<boolean> {
  // Not "localhost": it may lead to another family than the one listened on.
  const direct = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host;
  return waitUntil(() => answers(`http://${direct}:${port}/health/ready`), { ...patience, everyMs: 150 });
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
