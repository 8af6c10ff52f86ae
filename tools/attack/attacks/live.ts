import { randomUUID } from 'node:crypto';
import { encodeFrame } from '@certitude/contracts/packets';
import { type Prng, letter, updateOf } from '@certitude/collab/testing';
import { LIVE } from '@certitude/contracts';
import { type Arena } from '../arena';
import { type Attack } from '../attack';
import { changesSince, settledDigest } from '../digest';
import { level, Tab } from '../live-tab';
import { type Inhabited } from '../people';
import { must } from '../verdict';
import { type Visitor } from '../visitor';

const FRAMES = { full: 10_000, short: 300 };
/** Heads of MessagePack values whose lengths follow. */
const HEADS = [0xc4, 0xc5, 0xc6, 0xc7, 0xc8, 0xc9, 0xd9, 0xda, 0xdb, 0xdc, 0xdd, 0xde, 0xdf, 0x9f, 0x8f, 0xbf];
const SENT_ON_ONE_CONNECTION = 20;

/** Messages as a tab sends them. */
function recorded({ names, responses }: Inhabited, client: string, epoch: number): Uint8Array[] {
  const [assessment, response] = [names['assessmentId'], responses[6]];
  const event = (name: string, message: object) => encodeFrame({ type: 2, nsp: '/', id: 7, data: [name, message] });
  const place = '{"type":null,"tname":"rationale","item":null,"assoc":0}';
  const update = updateOf([[1, [letter({ inside: 'note' })]]]);
  const common = { clientSeq: 1_800_000_000_000, age: 0 };
  const text = { ...common, response, field: 'rationale', update, generation: 1 };
  return [
    event(LIVE.join, { organization: names['organizationId'], assessment, client }),
    event(LIVE.submit, { assessment, client, epoch, operations: [{ ...common, ...level(response, 3) }, text] }),
    event(LIVE.presence, { assessment, response, cursor: { anchor: place, head: place } }),
    event(LIVE.leave, { assessment }),
    encodeFrame({ type: 0, nsp: '/' }),
    encodeFrame({ type: 3, nsp: '/', id: 1, data: [{ ok: true }] }),
  ];
}

/** The frame with one to three bytes changed, a length made up, cut off, or as it is. */
function mutated(frame: Uint8Array, random: Prng): Uint8Array {
  const bytes = frame.slice();
  for (let changes = 1 + random.below(3); changes > 0; changes -= 1) {
    const at = random.below(bytes.length);
    if (random.chance(0.4))
      bytes.set([random.pick(HEADS), random.below(256), random.below(256)].slice(0, bytes.length - at), at);
    else bytes[at] = random.below(256);
  }
  return random.chance(0.1) ? bytes.subarray(0, random.below(bytes.length)) : bytes;
}

/** @returns how many connections it took */
async function fuzz({ random, victim }: Arena, who: Visitor, count: number): Promise<number> {
  let connections = 0;
  for (let sent = 0; sent < count; connections += 1) {
    const tab = await Tab.open(who, victim, randomUUID());
    const frames = recorded(victim, tab.client, tab.epoch);
    for (let here = 0; here < SENT_ON_ONE_CONNECTION && sent < count && !tab.wire.isClosed; here += 1, sent += 1) {
      tab.wire.send(mutated(random.pick(frames), random));
      // An answer, or the end of the connection, whichever comes.
      if (here % 4 === 3) await tab.wire.ends(2);
    }
    tab.close();
    await tab.wire.ends(1_000);
  }
  return connections;
}

export const live: Attack = {
  name: 'live',
  about: 'frames by chance, made of recorded ones, with lengths that lie',
  attempts: [
    {
      what: 'a viewer and an outsider send frames by chance',
      run: async (arena) => {
        const { victim, other, short } = arena;
        const { viewer } = victim.members;
        if (!viewer) throw new Error('There is a viewer.');
        const before = await settledDigest(arena, victim);
        const half = (short ? FRAMES.short : FRAMES.full) / 4;
        const connections = (await fuzz(arena, viewer, half)) + (await fuzz(arena, other.owner, half));
        const changed = await changesSince(before, arena, victim);
        must(changed.length === 0, `changed: ${changed.join(', ')}`);
        return `${half * 2} frames on ${connections} connections, nothing changed`;
      },
    },
    {
      what: 'somebody who may edit sends frames by chance',
      run: async (arena) => {
        const { victim, short } = arena;
        const { assessor } = victim.members;
        if (!assessor) throw new Error('There is an assessor.');
        const half = (short ? FRAMES.short : FRAMES.full) / 2;
        const connections = await fuzz(arena, assessor, half);
        const tab = await Tab.open(victim.owner, victim);
        const { seqs } = await tab.submit([level(victim.responses[7], 2)]);
        const outcome = await tab.outcome(seqs[0] ?? 0);
        tab.close();
        must(outcome !== 'nothing', 'nothing is heard of a colleague’s edit afterwards');
        return `${half} frames on ${connections} connections, a colleague’s edit is ${outcome}`;
      },
    },
  ],
};
