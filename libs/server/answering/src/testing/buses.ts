import { type Prng } from '@certitude/collab/testing';
import { BusLines } from '@certitude/server/core/testing';
import { hasRedis, testRedis, type TestServer } from '@certitude/server/testing';

/** A bus between nodes: what it needs of the environment, and how it ends. */
export interface TestBus {
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/**
 * The buses that this machine has, by name.
 * @param redisDatabase another one for every spec file, where one Redis serves all
 */
export function buses(redisDatabase: number): [string, () => Promise<TestBus>][] {
  const postgres = () => Promise.resolve({ environment: {}, stop: () => Promise.resolve() });
  const redis = async (): Promise<TestBus> => {
    const { url, stop } = await testRedis(redisDatabase);
    return { environment: { REDIS_URL: url }, stop };
  };
  if (!hasRedis()) process.stdout.write('Nodes on Redis are not tested: set TEST_REDIS_URL or install redis-server.\n');
  return [['PostgreSQL', postgres], ...(hasRedis() ? [['Redis', redis] as [string, typeof redis]] : [])];
}

const linesOf = ({ app }: TestServer): BusLines => app.get(BusLines, { strict: false });

/** From now on nothing that the node says is heard by another one. */
export const silence = (node: TestServer): void => void jest.spyOn(linesOf(node), 'send').mockReturnValue();

/**
 * From now on of what the node says a quarter gets lost, a quarter comes after what is said next, and a quarter comes twice.
 */
export function disturb(node: TestServer, random: Prng): void {
  const lines = linesOf(node);
  const send = lines.send.bind(lines);
  let late: (() => void)[] = [];
  jest.spyOn(lines, 'send').mockImplementation((channel, text) => {
    const chance = random.next();
    if (chance < 0.25) return;
    if (chance < 0.5) return void late.push(() => send(channel, text));
    send(channel, text);
    if (chance > 0.75) send(channel, text);
    for (const one of late) one();
    late = [];
  });
}
