import { LightClient } from './light-client';
import { marker } from './markers';
import { type ScenarioInput } from './scenario';

export interface PresenceResult {
  readonly clients: number;
  readonly perSecond: number;
  /** Places of others that clients heard of. */
  readonly delivered: number;
  readonly cpuSecondsPer1000Delivered: number | null;
}

const SETTLE_MS = 2_000;
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Everybody is in the same note and moves the cursor. */
export async function runPresence({ server, load, dialect }: ScenarioInput): Promise<PresenceResult> {
  let delivered = 0;
  const clients = Array.from({ length: load.clients }, (_, index) => {
    // Anchor and head carry the same marker: one place is two of them.
    return new LightClient({
      port: server.port,
      dialect: dialect(index),
      seen: (by) => void (delivered += by === index ? 0 : 0.5),
    });
  });
  await Promise.all(clients.map(({ joined }) => joined));
  let step = 0;
  const move = (): void => clients.forEach((client, index) => client.presence(marker(index, step % 1_000_000)));
  move();
  await pause(SETTLE_MS);
  const [before, deliveredBefore] = [server.cpuSeconds(), delivered];
  const rounds = load.seconds * load.perSecond;
  for (step = 1; step <= rounds; step += 1) {
    const next = performance.now() + 1_000 / load.perSecond;
    for (const [index, client] of clients.entries()) {
      client.presence(marker(index, step));
      if (index % 20 === 19) await pause(1);
    }
    await pause(Math.max(0, next - performance.now()));
  }
  await pause(SETTLE_MS / 4);
  const after = server.cpuSeconds();
  for (const client of clients) client.close();
  const count = Math.round(delivered - deliveredBefore);
  const cpu = before === null || after === null ? null : Math.round(((after - before) / count) * 1e7) / 1e4;
  return { clients: load.clients, perSecond: load.perSecond, delivered: count, cpuSecondsPer1000Delivered: cpu };
}
