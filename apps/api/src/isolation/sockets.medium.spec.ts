import { type Joined, LIVE, type Rejected, type RejectionCode } from '@certitude/contracts';
import { asOwner, DoorRegistry } from '@certitude/server/core';
import { eventually, testServer, type TestServer } from '@certitude/server/testing';
import { type Socket } from 'socket.io-client';
import { v4 } from 'uuid';
import { apiContexts } from './contexts';
import { everythingOf } from './everything-of';
import { inhabited, type Inhabited, type Name, type Names, unknown } from './two-organizations';

jest.setTimeout(120_000);

/** A message as its sender would send it after joining, made of what an organization has. */
type MessageSample = (names: Names, tab: { readonly client: string; readonly epoch: number }) => object;

/** Every socket message. A new one needs a sample here, and is compared then. */
const MESSAGES: Readonly<Record<string, MessageSample>> = {
  [LIVE.join]: ({ organizationId, assessmentId }, { client }) => ({
    organization: organizationId,
    assessment: assessmentId,
    client,
  }),
  [LIVE.leave]: ({ assessmentId }) => ({ assessment: assessmentId }),
  [LIVE.submit]: ({ assessmentId, responseId }, { client, epoch }) => ({
    assessment: assessmentId,
    client,
    epoch,
    operations: [{ clientSeq: 1, response: responseId, age: 0, field: 'flag', value: true, base: 0 }],
  }),
  [LIVE.presence]: ({ assessmentId, responseId }) => ({ assessment: assessmentId, response: responseId, cursor: null }),
};

describe('every socket message', () => {
  let server: TestServer;
  let mine: Inhabited;
  let theirs: Inhabited;
  beforeAll(async () => {
    server = await testServer({ modules: apiContexts() });
    [mine, theirs] = [await inhabited(server), await inhabited(server)];
  });
  afterAll(() => server.close());

  interface Heard {
    readonly answer: unknown;
    readonly rejected: readonly RejectionCode[];
  }

  /** Sends one message as my owner, whose tab is in my own assessment, and waits for all that follows from it. */
  async function send(message: string, names: Names): Promise<Heard> {
    const socket: Socket = server.as(mine.owner).socket();
    const [client, rejected] = [v4(), [] as RejectionCode[]];
    let committed = 0;
    socket.on(LIVE.operations, () => committed++);
    socket.on(LIVE.rejected, ({ rejections }: Rejected) => rejected.push(...rejections.map(({ code }) => code)));
    const request = (name: string, payload: unknown) =>
      socket.timeout(30_000).emitWithAck(name, payload) as Promise<Joined>;
    const joined = await request(LIVE.join, MESSAGES[LIVE.join]?.(mine.names, { client, epoch: 0 }));
    expect(joined.ok).toBe(true);
    const tab = { client: message === LIVE.join ? v4() : client, epoch: joined.epoch };
    const answer = (await request(message, MESSAGES[message]?.(names, tab))) as unknown;
    // An edit that was taken is either committed or refused, a moment later.
    if (message === LIVE.submit && (answer as Joined).ok)
      await eventually(() => expect(committed + rejected.length).toBeGreaterThan(0));
    socket.close();
    return { answer, rejected };
  }

  it('has a sample, and no sample is left over', () => {
    const messages = server.app
      .get(DoorRegistry)
      .doors()
      .flatMap(({ message }) => (message ? [message] : []));
    expect(Object.keys(MESSAGES).sort()).toEqual(messages.sort());
  });

  it.each(Object.keys(MESSAGES))('%s works with one’s own things', async (message) => {
    const { answer, rejected } = await send(message, mine.names);
    expect(answer).toMatchObject({ ok: true });
    expect(rejected).toEqual([]);
  });

  it.each(Object.keys(MESSAGES))('%s answers for another organization’s things as for none', async (message) => {
    const before = await everythingOf(server, theirs.names.organizationId);
    const used = namesIn(message);
    expect(used).not.toEqual([]);
    for (const change of [...used.map((name) => [name]), used]) {
      const pick = (value: (name: Name) => string): Names => ({
        ...mine.names,
        ...Object.fromEntries(change.map((name) => [name, value(name)])),
      });
      const withTheirs = await send(
        message,
        pick((name) => theirs.names[name]),
      );
      const withNothing = await send(message, pick(unknown));
      expect({ change, ...withTheirs }).toEqual({ change, ...withNothing });
      const isRefused = (withNothing.answer as { ok: boolean }).ok === false || withNothing.rejected.length > 0;
      // Leaving what one never joined is done already.
      expect({ change, isRefused }).toEqual({ change, isRefused: message !== LIVE.leave });
    }
    expect(await everythingOf(server, theirs.names.organizationId)).toEqual(before);
  });

  it('needs a signed-in person to be sent at all', async () => {
    const socket = server.as().socket();
    const error = await new Promise<Error>((resolve) => socket.on('connect_error', resolve));
    expect(error.message).toBe('unauthenticated');
    socket.close();
  });

  it('opens no assessment of an organization that is suspended', async () => {
    const { owner, names } = await inhabited(server);
    const join = async (): Promise<{ ok: boolean }> => {
      const socket: Socket = server.as(owner).socket();
      const payload = MESSAGES[LIVE.join]?.(names, { client: v4(), epoch: 0 });
      const answer = (await socket.timeout(30_000).emitWithAck(LIVE.join, payload)) as { ok: boolean };
      socket.close();
      return answer;
    };
    expect(await join()).toMatchObject({ ok: true });
    await asOwner(server.database.ownerUrl, async (owned) => {
      await owned.query("select set_config('app.organization_id', $1, true)", [names.organizationId]);
      await owned.query('insert into organization_suspension (organization_id) values ($1)', [names.organizationId]);
    });
    expect(await join()).toMatchObject({ ok: false });
  });

  function namesIn(message: string): Name[] {
    const used = new Set<Name>();
    const watched = new Proxy(mine.names, {
      get(target, name: Name) {
        used.add(name);
        return target[name];
      },
    });
    MESSAGES[message]?.(watched, { client: '', epoch: 0 });
    return [...used];
  }
});
