import { LIVE } from '@certitude/contracts';
import { LiveBudgets, unreadBytes } from '@certitude/server/core';
import { LIVE_BUDGET, type LiveBudget } from '@certitude/server/core/testing';
import { eventually, type GivenMember, type TestServer } from '@certitude/server/testing';
import { type Socket } from 'socket.io-client';
import { v4 } from 'uuid';
import { type LiveClient } from '../testing/live-client';
import { World } from '../testing/world';
import { LiveAccess } from './live-access';
import { type Connection } from './participant';
import { SlowSockets } from './slow-sockets';

describe('what one person may take of live editing', () => {
  let world: World;
  let sockets: Socket[] = [];
  beforeAll(async () => {
    world = await World.make();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    for (const socket of sockets) socket.disconnect();
    sockets = [];
    await world.tidy();
  });
  afterAll(() => world.close());

  const allow = (more: Partial<LiveBudget>): void => {
    const budgets = world.server.app.get(LiveBudgets, { strict: false });
    jest.spyOn(budgets, 'current', 'get').mockReturnValue({ ...LIVE_BUDGET, ...more });
  };
  const open = (who: GivenMember, node: TestServer): Socket => {
    const socket = node.as(who).socket();
    socket.io.reconnection(false);
    sockets.push(socket);
    return socket;
  };
  /** @returns why the socket may not connect; null when it does */
  const connect = (who: GivenMember, node = world.server): Promise<string | null> => {
    const socket = open(who, node);
    return new Promise((resolve) => {
      socket.once('connect', () => resolve(null));
      socket.once('connect_error', ({ message }) => resolve(message));
    });
  };
  const several = async (count: number, one: () => Promise<unknown>): Promise<unknown[]> => {
    const answers: unknown[] = [];
    for (let done = 0; done < count; done += 1) answers.push(await one());
    return answers;
  };

  it('is ten sockets, on all nodes together', async () => {
    const person = await world.server.given.organization();
    const node = await world.anotherNode();
    expect(await several(6, () => connect(person))).toEqual(Array(6).fill(null));
    expect(await several(4, () => connect(person, node))).toEqual(Array(4).fill(null));
    expect(await connect(person)).toBe('too_many_sockets');
    expect(await connect(person, node)).toBe('too_many_sockets');
    expect(await connect(await world.server.given.organization(), node)).toBeNull();
    sockets[0]?.disconnect();
    await eventually(async () => expect(await connect(person, node)).toBeNull());
  });

  it('does not count what a dead node had, nor what a node has lost on the way', async () => {
    const person = await world.server.given.organization();
    const [node, ghost] = [await world.anotherNode(), '7a1f1a52-2222-4222-8222-222222222222'];
    const { accountId } = person;
    for (let count = 0; count < 10; count += 1)
      await world.server.db.global('select claim_live_socket($1, gen_random_uuid(), $2, 10)', [ghost, accountId]);
    expect(await connect(person, node)).toBe('too_many_sockets');
    await world.asAdmin(`update live_node set seen_at = now() - interval '31 seconds' where id = '${ghost}'`);
    expect(await connect(person, node)).toBeNull();
    // A sign of life brings back what is there, and only that.
    const after = async (living: readonly string[]) => {
      const accounts = living.map(() => accountId);
      await world.server.db.global('select keep_live_node($1, $2, $3)', [ghost, living, accounts]);
      return world.server.db.global('select id from live_socket where node_id = $1', [ghost]);
    };
    expect(await after([ghost])).toEqual([{ id: ghost }]);
    expect(await after([])).toEqual([]);
    // Nothing is left of it once it is surely dead; a living one says so of itself.
    await after([ghost]);
    await world.asAdmin(`update live_node set seen_at = now() - interval '6 minutes' where id = '${ghost}'`);
    await world.server.db.global('select keep_live_node($1, $2, $2)', [person.accountId, []]);
    const left = 'select n.id from live_node n left join live_socket s on s.node_id = n.id where n.id = $1';
    expect(await world.server.db.global(left, [ghost])).toEqual([]);
  });

  it.each([
    ['lets in whom a sign of life has named before', 10, true],
    ['keeps nothing of whom it refuses, although a sign of life has named them', 0, false],
  ])('%s', async (_, most, claimed) => {
    const { accountId } = await world.server.given.organization();
    const [node, socket] = [v4(), v4()];
    const { db } = world.server;
    await db.global('select keep_live_node($1, $2, $3)', [node, [socket], [accountId]]);
    const claim = 'select claim_live_socket($1, $2, $3, $4) as claimed';
    expect(await db.global(claim, [node, socket, accountId, most])).toEqual([{ claimed }]);
    const kept = await db.global('select id from live_socket where node_id = $1', [node]);
    expect(kept).toEqual(claimed ? [{ id: socket }] : []);
    if (claimed) expect(await db.global(claim, [node, socket, accountId, 1])).toEqual([{ claimed }]);
  });

  it('leaves nothing behind of a node that ends', async () => {
    const person = await world.server.given.organization();
    const node = await world.anotherNode();
    const count = async () => (await world.server.db.global('select 1 from live_node')).length;
    const before = await count();
    expect(await connect(person, node)).toBeNull();
    expect(await count()).toBe(before + 1);
    await world.tidy();
    expect(await count()).toBe(before);
  });

  it('is five places in one assessment, and nobody else is locked out', async () => {
    const given = await world.assessment();
    const viewer = await world.server.given.member(given.owner, 'viewer');
    const tabs = await Promise.all(Array.from({ length: 5 }, () => world.join(viewer, given)));
    const late = open(viewer, world.server);
    const message = { organization: given.owner.context.organizationId, assessment: given.view.id };
    const join = (client: string) => late.timeout(30_000).emitWithAck(LIVE.join, { ...message, client });
    const client = '7a1f1a52-3333-4333-8333-333333333333';
    expect(await join(client)).toEqual({ ok: false, code: 'too_many_places' });
    // Coming again to the place one has takes no other.
    expect(await tabs[0]?.join()).toMatchObject({ ok: true });
    const [response] = given.responses;
    if (!response) throw new Error('No responses.');
    const owner = await world.join(given.owner, given);
    owner.edit(response, 'level', 3);
    await eventually(() => expect(tabs[4]?.value(response, 'level')).toBe(3));
    tabs[0]?.close();
    await eventually(async () => expect(await join(client)).toMatchObject({ ok: true }));
  });

  it('is so many joins of one socket, and more a minute later', async () => {
    const given = await world.assessment();
    const anna = await world.join(given.owner, given);
    const ben = await world.join(given.owner, given);
    const codes = await several(LIVE_BUDGET.joinsAtOnce, () => anna.join());
    expect(codes.slice(0, -1)).toEqual(Array(LIVE_BUDGET.joinsAtOnce - 1).fill(expect.objectContaining({ ok: true })));
    expect(codes.at(-1)).toEqual({ ok: false, code: 'too_many_joins' });
    expect(await ben.join()).toMatchObject({ ok: true });
    // As long as it takes for one of those of a minute to come back.
    world.server.clock.advance(60_000 / LIVE_BUDGET.joinsPerMinute);
    expect(await anna.join()).toMatchObject({ ok: true });
    expect(await anna.join()).toEqual({ ok: false, code: 'too_many_joins' });
    world.server.clock.advance(60_000);
    expect(await anna.join()).toMatchObject({ ok: true });
  });

  describe('and leave unread', () => {
    const connectionOf = (tab: Pick<LiveClient, 'socket'>): Connection => {
      const { connections } = world.server.app.get(LiveAccess, { strict: false });
      const found = [...connections].find(({ socket }) => socket.id === tab.socket.id);
      if (!found) throw new Error('Not connected.');
      return found;
    };
    const slow = () => world.server.app.get(SlowSockets, { strict: false });
    /** From now on nothing is taken from the network. */
    const stopReading = ({ socket }: LiveClient): void => {
      const { transport } = socket.io.engine as unknown as { transport: { ws: { pause(): void } } };
      transport.ws.pause();
    };
    const crowded = async () => {
      const given = await world.assessment();
      const [response] = given.responses;
      if (!response) throw new Error('No responses.');
      const anna = await world.join(given.owner, given);
      for (let count = 0; count < 10; count += 1) anna.type(response, 'x'.repeat(50_000));
      await anna.settled();
      const ben = await world.join(await world.server.given.member(given.owner, 'viewer'), given);
      return { given, response, anna, ben };
    };

    it('is a megabyte, whatever they ask for, and none when they do not read for long', async () => {
      allow({ joinsAtOnce: 1_000 });
      const { anna, ben, response } = await crowded();
      const { conn } = connectionOf(ben).socket;
      // However long what follows takes: the server looks by itself, too.
      let isClosed = false;
      const closed = new Promise<void>((resolve) =>
        conn.once('close', () => {
          isClosed = true;
          resolve();
        }),
      );
      ben.socket.io.reconnection(false);
      stopReading(ben);
      let most = 0;
      const ask = () => ben.socket.emit(LIVE.join, ben.joining(), () => undefined);
      for (let count = 0; count < 300; count += 1) ask();
      await several(20, async () => {
        anna.edit(response, 'flag', !anna.value(response, 'flag'));
        await anna.settled();
        most = Math.max(most, unreadBytes(conn));
      });
      // What is on its way when the budget is used up is one snapshot of half a megabyte.
      expect(most).toBeGreaterThan(0);
      expect(most).toBeLessThan(2 * LIVE_BUDGET.unreadPerSocket);
      // The system may have taken more into its own buffers meanwhile; from here on nothing comes between.
      await eventually(() => {
        if (isClosed) return;
        ask();
        expect(unreadBytes(conn)).toBeGreaterThan(LIVE_BUDGET.unreadPerSocket);
      });
      const start = performance.now();
      slow().look(start);
      slow().look(start + LIVE_BUDGET.unreadFor);
      await closed;
      // The system gives back what it was writing a moment after the connection is closed.
      await eventually(() => expect(unreadBytes(conn)).toBe(0));
      expect(anna.socket.connected).toBe(true);
    });

    /** Somebody whose socket takes what the test says, and who does not join again by themselves. */
    const reader = async () => {
      const { given, response, anna } = await crowded();
      const viewer = await world.server.given.member(given.owner, 'viewer');
      const socket = open(viewer, world.server);
      const place = { organization: given.owner.context.organizationId, assessment: given.view.id };
      const join = () => socket.timeout(30_000).emitWithAck(LIVE.join, { ...place, client: v4() });
      expect(await join()).toMatchObject({ ok: true });
      const { conn } = connectionOf({ socket }).socket;
      const { socket: wire } = conn.transport as unknown as { socket: object };
      const leaveUnread = (value: number): void =>
        void Object.defineProperty(wire, 'bufferedAmount', { configurable: true, value });
      const read = (): void => void Reflect.deleteProperty(wire, 'bufferedAmount');
      return { response, anna, socket, join, leaveUnread, read };
    };

    it('ends what they are sent of an assessment until they join again', async () => {
      const { response, anna, socket, join, leaveUnread, read } = await reader();
      const heard: string[] = [];
      socket.onAny((message: string) => heard.push(message));
      leaveUnread(LIVE_BUDGET.unreadPerSocket + 1);
      slow().look(performance.now());
      expect(await join()).toEqual({ ok: false, code: 'busy' });
      read();
      anna.edit(response, 'level', 2);
      await anna.settled();
      expect(heard).toContain(LIVE.resync);
      // Whatever was sent to them before this answer has arrived.
      expect(await join()).toMatchObject({ ok: true });
      expect(heard).not.toContain(LIVE.operations);
      anna.edit(response, 'level', 3);
      await eventually(() => expect(heard).toContain(LIVE.operations));
    });

    it('cuts nobody off who reads on in time, however often', async () => {
      const { socket, leaveUnread, read } = await reader();
      const start = performance.now();
      const late = LIVE_BUDGET.unreadFor - 1;
      for (const since of [start, start + LIVE_BUDGET.unreadFor, start + 2 * LIVE_BUDGET.unreadFor]) {
        leaveUnread(LIVE_BUDGET.unreadPerSocket + 1);
        slow().look(since);
        slow().look(since + late);
        leaveUnread(LIVE_BUDGET.unreadPerSocket);
        slow().look(since + late);
      }
      read();
      expect(await socket.timeout(30_000).emitWithAck(LIVE.leave, {})).toEqual({ ok: false, code: 'invalid' });
      expect(socket.connected).toBe(true);
    });

    it('is so much for all of them together: the slowest go, the others stay', async () => {
      const { anna, ben } = await crowded();
      ben.socket.io.reconnection(false);
      const { connections } = world.server.app.get(LiveAccess, { strict: false });
      // The server hears a moment later that those of the test before have gone.
      await eventually(() => expect(connections.size).toBe(2));
      const waiting = [...connections];
      const { conn } = connectionOf(ben).socket;
      for (const { socket } of waiting) {
        const { socket: wire } = socket.conn.transport as unknown as { socket: object };
        const value = socket.conn === conn ? 600_000 : 500_000;
        Object.defineProperty(wire, 'bufferedAmount', { configurable: true, value });
      }
      allow({ unreadPerNode: 700_000 });
      slow().look(performance.now());
      await eventually(() => expect(ben.socket.connected).toBe(false));
      expect(anna.socket.connected).toBe(true);
    });
  });
});
