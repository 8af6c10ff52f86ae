import { pause } from '../../start/index';
import { LightClient, type Talk } from './light-client';
import { type Ledger } from './ledger';
import { marker } from './markers';

export interface Pace {
  /** Edits of each client per second. */
  readonly perSecond: number;
  readonly seconds: number;
  /** How many of the clients, the first ones; all when left out. */
  readonly actors?: number;
}
interface CrowdOptions {
  /** Of the node that a client connects to. */
  readonly portOf: (client: number) => number;
  readonly clients: number;
  readonly talk: (client: number) => Talk;
  readonly seen: (receiver: number, client: number, edit: number) => void;
}

const GIVE_UP_MS = 20_000;

/** Many clients of one server that join at once. */
export class Crowd {
  private constructor(private readonly clients: readonly LightClient[]) {}

  static async join({ portOf, clients, talk, seen }: CrowdOptions): Promise<Crowd> {
    const crowd = Array.from(
      { length: clients },
      (_, index) =>
        new LightClient({
          port: portOf(index),
          talk: talk(index),
          seen: (by, edit) => seen(index, by, edit),
        }),
    );
    await Promise.all(crowd.map(({ joined }) => joined));
    return new Crowd(crowd);
  }

  /** Every client edits at its own moments, evenly spread. @returns when everybody has seen everything */
  async edit({ perSecond, seconds, actors }: Pace, ledger: Ledger): Promise<void> {
    const every = 1_000 / perSecond;
    const start = performance.now();
    const active = this.clients.slice(0, actors);
    const due = active.map((_, index) => start + (index / active.length) * every);
    for (let now = start; now < start + seconds * 1_000; now = performance.now()) {
      for (const [index, client] of active.entries()) {
        const at = due[index] ?? now;
        if (at > now) continue;
        due[index] = at + every;
        client.edit(marker(index, ledger.send(index)));
      }
      await pause(1);
    }
    for (const end = performance.now() + GIVE_UP_MS; ledger.missing > 0 && performance.now() < end;) await pause(20);
  }

  /**
   * Every client moves its cursor, so and so often per second.
   * @param moves hears of each move before it is sent
   */
  async move(
    { perSecond, seconds }: Pace,
    moves: (client: number, step: number) => void = () => undefined,
  ): Promise<void> {
    for (let step = 0; step < seconds * perSecond; step += 1) {
      const next = performance.now() + 1_000 / perSecond;
      for (const [index, client] of this.clients.entries()) {
        moves(index, step);
        client.presence(marker(index, step));
        if (index % 20 === 19) await pause(1);
      }
      await pause(Math.max(0, next - performance.now()));
    }
  }

  close(): void {
    for (const client of this.clients) client.close();
  }
}
