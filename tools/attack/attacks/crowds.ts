import { randomUUID } from 'node:crypto';
import { setTimeout as timer } from 'node:timers/promises';
import { LIVE } from '@certitude/contracts';
import { waitUntil } from '../../start/index';
import { again, type Arena } from '../arena';
import { type Attack } from '../attack';
import { memoryOf } from '../bystander';
import { must } from '../verdict';
import { Wire } from '../wire';

const SOCKETS = 10;
const PLACES = 5;
const MOST_GROWTH = 100;

const placeOf = ({ names }: { readonly names: Readonly<Record<string, string>> }) => ({
  organization: names['organizationId'],
  assessment: names['assessmentId'],
});
const isOk = (answer: unknown): boolean => (answer as { ok?: boolean } | undefined)?.ok === true;

async function crowd({ people, victim, short }: Arena): Promise<string> {
  const viewer = await people.member(victim, 'viewer');
  const wires = await Promise.all(Array.from({ length: short ? 60 : 300 }, () => Wire.open(viewer)));
  const inside = wires.filter(({ isConnected, isClosed }) => isConnected && !isClosed).length;
  const owner = await Wire.open(victim.owner);
  const joined = await owner.ask(LIVE.join, { ...placeOf(victim), client: randomUUID() });
  for (const wire of [...wires, owner]) wire.close();
  must(inside <= SOCKETS, `${inside} connections of one person stand`);
  must(isOk(joined), `the owner is locked out: ${JSON.stringify(joined)}`);
  return `${inside} of ${wires.length} stand, the owner comes in`;
}

export const crowds: Attack = {
  name: 'crowds',
  about: 'one person who takes all the places, and clients that never read',
  attempts: [
    {
      what: 'a viewer opens 300 live connections',
      run: (arena) => again(arena, () => crowd(arena)),
    },
    {
      what: 'a viewer takes all places of an assessment',
      run: async ({ people, victim }) => {
        const viewer = await people.member(victim, 'viewer');
        const wires = await Promise.all(Array.from({ length: SOCKETS }, () => Wire.open(viewer)));
        const answers = await Promise.all(
          wires.map((wire) => wire.ask(LIVE.join, { ...placeOf(victim), client: randomUUID() })),
        );
        for (const wire of wires) wire.close();
        const taken = answers.filter(isOk).length;
        must(taken <= PLACES, `one person has ${taken} places`);
        return `${taken} places, the others are refused`;
      },
    },
    {
      what: 'somebody asks 300 times for everything on one connection and never reads',
      run: async (arena) => {
        const { people, victim, short } = arena;
        const viewer = await people.member(victim, 'viewer');
        const before = memoryOf(arena.product) ?? 0;
        const wires = await Promise.all(Array.from({ length: short ? 1 : 5 }, () => Wire.open(viewer)));
        for (const wire of wires) {
          wire.stopReading();
          const client = randomUUID();
          for (let join = 0; join < 300; join += 1) wire.tell(LIVE.join, { ...placeOf(victim), client });
        }
        // Long enough for what was asked to be on its way.
        if (!short) await timer(10_000);
        const isBack = () => (memoryOf(arena.product) ?? 0) <= before + MOST_GROWTH;
        // The short form says nothing of memory.
        const back = short || (await waitUntil(isBack, { timeoutMs: 90_000, everyMs: 1_000 }));
        for (const wire of wires) wire.close();
        must(back, `memory stays at ${memoryOf(arena.product)} MiB, ${before} MiB before`);
        return `${before} MiB before, ${memoryOf(arena.product) ?? '?'} MiB after`;
      },
    },
  ],
};
