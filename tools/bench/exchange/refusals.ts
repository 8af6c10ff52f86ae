import { setTimeout } from 'node:timers/promises';
import { organizationsApi, type Problem } from '@certitude/contracts';
import { importsApi } from '@certitude/contracts/exchange';
import { type ArchiveWorld } from '@certitude/server/exchange/testing';
import { type GivenMember } from '@certitude/server/testing';
import { zipSync } from 'fflate';
import { type Figures, quantiles } from '../live/figures';

const MiB = 1024 ** 2;
/** Milliseconds between two requests of the one who only works. */
const PACE = 10;
const ROUNDS = 3;

/** Files that are made to hurt, by what they are. */
const HOSTILE: Readonly<Record<string, () => Uint8Array>> = {
  'a file of 60 MiB': () => new Uint8Array(60 * MiB),
  'a workbook that unpacks to 300 MiB': () =>
    zipSync({
      'xl/workbook.xml': new Uint8Array(1),
      ...Object.fromEntries([1, 2, 3, 4, 5].map((at) => [`xl/worksheets/sheet${at}.xml`, new Uint8Array(60 * MiB)])),
    }),
  'aliases of aliases': () => Buffer.from(aliases()),
  'a million brackets': () => Buffer.from('['.repeat(1_000_000)),
  'a million keys': () => Buffer.from(`{${Array.from({ length: 1_000_000 }, (_, at) => `"${at}":1`).join(',')}}`),
};

/** What hostile files become, and how long somebody of another organization waits meanwhile, in milliseconds. */
export async function refusalsCost(world: ArchiveWorld, hostile: GivenMember, other: GivenMember): Promise<Refused> {
  const files = Object.entries(HOSTILE).map(([what, file]) => ({ what, body: Buffer.from(file()) }));
  const work = new AbortController();
  const waits = waitsOf(world, other, work.signal);
  const answers: Record<string, string> = {};
  const params = { organizationId: hostile.context.organizationId };
  try {
    for (const { what, body } of files) {
      for (let round = 0; round < ROUNDS; round += 1) {
        const answer = await world.server.as(hostile).raw(importsApi.preview, { params, query: { name: 'a' }, body });
        answers[what] = `${answer.status} ${(answer.body as Problem).code}`;
      }
    }
  } finally {
    work.abort();
  }
  const times = await waits;
  return { answers, othersAsked: times.length, ...quantiles('others', times) };
}

type Refused = Figures | { readonly answers: Readonly<Record<string, string>>; readonly othersAsked: number };

async function waitsOf({ server }: ArchiveWorld, who: GivenMember, until: AbortSignal): Promise<number[]> {
  const times: number[] = [];
  const params = { organizationId: who.context.organizationId };
  while (!until.aborted) {
    const asked = performance.now();
    await server.as(who).call(organizationsApi.get, { params });
    times.push(performance.now() - asked);
    await setTimeout(PACE);
  }
  return times;
}

/** Each line holds the one before nine times. */
function aliases(): string {
  const names = [...'abcdefghi'];
  const lines = names.map((name, at) => {
    const before = names[at - 1];
    return `${name}: &${name} [${Array.from({ length: 9 }, () => (before ? `*${before}` : 'x')).join(',')}]`;
  });
  return lines.join('\n');
}
