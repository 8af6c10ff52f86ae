import { LIVE, LIVE_LIMITS, sessionApi } from '@certitude/contracts';
import { LiveBudgets, TenantBatches, unreadBytes } from '@certitude/server/core';
import { LIVE_BUDGET } from '@certitude/server/core/testing';
import { eventually } from '@certitude/server/testing';
import { type Server } from 'node:http';
import { World } from '../testing/world';
import { LiveRooms } from './live-rooms';

describe('limits of live editing', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.make();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await world.tidy();
  });
  afterAll(() => world.close());

  const allowEverybody = (most: number): void => {
    const budgets = world.server.app.get(LiveBudgets, { strict: false });
    for (const limit of ['socketsOf', 'placesOf'] as const) jest.spyOn(budgets, limit).mockResolvedValue(most);
  };
  const one = async () => {
    const given = await world.assessment();
    const [response] = given.responses;
    if (!response) throw new Error('No responses.');
    return { given, response, anna: await world.join(given.owner, given) };
  };
  const note = (update: Buffer, rest: object) => ({ age: 0, field: 'rationale', update, generation: 1, ...rest });

  it('tells somebody who edits too fast to try again, and lets them go on a second later', async () => {
    const { anna, response } = await one();
    const { operationsBurst, operationsPerSecond } = LIVE_LIMITS;
    const many = (count: number) => Array.from({ length: count }, (_, index) => anna.level(response, (index % 5) + 1));
    expect(await anna.submit(many(operationsBurst))).toEqual({ ok: true });
    expect(await anna.submit(many(1))).toEqual({ ok: false, code: 'busy' });
    world.server.clock.advance(1_000);
    expect(await anna.submit(many(operationsPerSecond))).toEqual({ ok: true });
    expect(await anna.submit(many(1))).toEqual({ ok: false, code: 'busy' });
  });

  it('takes no more news of where somebody is than a tab has, and more a second later', async () => {
    const { anna, given, response } = await one();
    const move = () => anna.request(LIVE.presence, { assessment: given.view.id, response, cursor: null });
    const accepted = async (): Promise<number> => {
      for (let count = 0; ; count += 1) if (count > 100 || !(await move()).ok) return count;
    };
    expect([await accepted(), await move()]).toEqual([60, { ok: false, code: 'busy' }]);
    world.server.clock.advance(1_000);
    expect(await accepted()).toBe(20);
  });

  it('goes on when the clock is set back ten minutes', async () => {
    const { anna, response } = await one();
    await anna.submit([anna.level(response, 1)]);
    world.server.clock.step(-600_000);
    const many = (count: number) => Array.from({ length: count }, (_, index) => anna.level(response, (index % 5) + 1));
    world.server.clock.advance(6_000);
    expect(await anna.submit(many(LIVE_LIMITS.operationsBurst))).toEqual({ ok: true });
    expect(await anna.submit(many(1))).toEqual({ ok: false, code: 'busy' });
    world.server.clock.advance(1_000);
    expect(await anna.submit([anna.level(response, 5)])).toEqual({ ok: true });
    await eventually(() => expect(anna.value(response, 'level')).toBe(5));
    // The session is a moment that is stored: it goes on, and a new one begins.
    expect(await world.server.as((await one()).given.owner).call(sessionApi.current)).toMatchObject({
      account: { id: expect.any(String) as string },
    });
  });

  it('says "busy" when more is queued than an assessment may have waiting', async () => {
    const { anna, given, response } = await one();
    allowEverybody(100);
    const tabs = await Promise.all(Array.from({ length: 34 }, () => world.join(given.owner, given)));
    jest
      .spyOn(world.server.app.get(TenantBatches, { strict: false }), 'commit')
      .mockReturnValue(new Promise(() => undefined));
    const answers = [];
    for (const tab of [anna, ...tabs])
      answers.push(await tab.submit(Array.from({ length: 60 }, () => tab.level(response, 1))));
    // The first message is under way, and no longer waiting.
    const fitting = 1 + Math.floor(LIVE_LIMITS.queuedOperations / 60);
    expect(answers.map((answer) => answer.ok)).toEqual(answers.map((_, index) => index < fitting));
    expect(answers.at(-1)).toEqual({ ok: false, code: 'busy' });
  });

  it('refuses a text operation that is too large, and takes the next one', async () => {
    const { anna, response } = await one();
    const rejections: unknown[] = [];
    anna.socket.on(LIVE.rejected, (message: { rejections: unknown[] }) => rejections.push(...message.rejections));
    const update = Buffer.alloc(LIVE_LIMITS.textBytes + 1);
    await anna.submit([{ clientSeq: anna.nextSeq(), response, ...note(update, {}) }]);
    await eventually(() => expect(rejections).toEqual([{ clientSeq: 1, code: 'too_large' }]));
    await anna.submit([anna.level(response, 3)]);
    await eventually(() => expect(anna.value(response, 'level')).toBe(3));
  });

  it('closes a connection that sends a frame above the limit, and no other', async () => {
    const { anna, given, response } = await one();
    const ben = await world.join(given.owner, given);
    ben.socket.io.reconnection(false);
    ben.socket.emit(LIVE.submit, { junk: Buffer.alloc(LIVE_LIMITS.frameBytes + 1) });
    await eventually(() => expect(ben.socket.connected).toBe(false));
    anna.edit(response, 'level', 2);
    await anna.settled();
  });

  it('takes no more operations in one message than the protocol allows', async () => {
    const { anna, response } = await one();
    const operations = Array.from({ length: LIVE_LIMITS.operationsPerMessage + 1 }, () => anna.level(response, 1));
    expect(await anna.submit(operations)).toEqual({ ok: false, code: 'invalid' });
  });

  it('lets no more sockets into an assessment than it can serve', async () => {
    const { given } = await one();
    const socket = world.server.as(given.owner).socket();
    const room = world.server.app
      .get(LiveRooms, { strict: false })
      .find(given.owner.context.organizationId, given.view.id);
    if (!room) throw new Error('No room.');
    jest.spyOn(room.audience, 'everybody', 'get').mockReturnValue(LIVE_BUDGET.socketsPerAssessment);
    const message = {
      organization: given.owner.context.organizationId,
      assessment: given.view.id,
      client: '7a1f1a52-1111-4111-8111-111111111111',
    };
    expect(await socket.timeout(30_000).emitWithAck(LIVE.join, message)).toEqual({ ok: false, code: 'busy' });
    socket.disconnect();
  });

  it('stops sending to a reader who cannot keep up, and tells them to join again', async () => {
    const { anna, given, response } = await one();
    const slow = await world.join(given.owner, given);
    const { organizationId } = given.owner.context;
    const room = world.server.app.get(LiveRooms, { strict: false }).find(organizationId, given.view.id);
    const there = room?.audience.find(slow.socket.id ?? '')?.connection.socket;
    const { socket } = there?.conn.transport as unknown as { socket: { bufferedAmount: number } };
    // As if the system took nothing more from us.
    Object.defineProperty(socket, 'bufferedAmount', { configurable: true, get: () => LIVE_BUDGET.unreadPerSocket + 1 });
    const left = new Promise((resolve) => slow.socket.once(LIVE.resync, resolve));
    await left;
    Reflect.deleteProperty(socket, 'bufferedAmount');
    anna.edit(response, 'level', 2);
    await eventually(() => expect(slow.value(response, 'level')).toBe(2));
    expect(slow.answers.length).toBeGreaterThan(1);
  });

  // Listeners of engine.io keep the request itself as long as the connection lasts.
  it('keeps nothing of what the request said that opened a connection', async () => {
    const http: Server = world.server.app.getHttpServer();
    const opened = new Promise((resolve) => http.once('upgrade', resolve));
    const { anna, given } = await one();
    const { organizationId } = given.owner.context;
    const room = world.server.app.get(LiveRooms, { strict: false }).find(organizationId, given.view.id);
    const socket = room?.audience.find(anna.socket.id ?? '')?.connection.socket;
    const texts = textsIn([await opened, socket?.handshake, socket?.conn]);
    expect(texts.some((text) => text.includes(given.owner.sessionToken))).toBe(false);
    expect(texts).toContain((socket?.conn as unknown as { id: string } | undefined)?.id);
  });

  it('counts what waits in the socket and in front of it', () => {
    const conn = {
      writeBuffer: [{ data: Buffer.alloc(5) }, { data: 'ab' }, {}],
      transport: { socket: { bufferedAmount: 3 } },
    };
    expect(unreadBytes(conn as never)).toBe(10);
  });
});

/** Shared with other connections. */
const SHARED: ReadonlySet<string | symbol> = new Set(['server', '_server', 'nsp', 'adapter']);

/** Every text that objects of one connection hold, and what they hold. */
function textsIn(roots: readonly unknown[]): string[] {
  const [waiting, seen, texts] = [[...roots], new Set<unknown>(), [] as string[]];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === 'string') texts.push(value);
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || seen.has(value)) continue;
    seen.add(value);
    if (value instanceof Map || value instanceof Set) waiting.push(...value.values());
    for (const key of Reflect.ownKeys(value).filter((name) => !SHARED.has(name)))
      waiting.push(Object.getOwnPropertyDescriptor(value, key)?.value);
  }
  return texts;
}
