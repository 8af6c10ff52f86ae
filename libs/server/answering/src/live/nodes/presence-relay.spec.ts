import { type AccountId, LIVE_LIMITS } from '@certitude/contracts';
import { type PeopleNews } from './node-message';
import { type Present } from './present';
import { PresenceRelay } from './presence-relay';

const person = (id: string): Present => ({
  ...{ id, account: 'an-account' as AccountId, name: id, isElsewhere: false },
  ...{ response: null, cursor: null },
});

describe('what a node tells others of its people', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const relaying = ({ areThere = true, size = 0, most = 10_000 } = {}) => {
    const sent: PeopleNews[] = [];
    const others = { areThere, size };
    const relay = new PresenceRelay({ others, most: () => most, send: (news) => sent.push(news) });
    const wait = (share = 0.5) => jest.advanceTimersByTime(LIVE_LIMITS.presenceEvery * share);
    return { sent, relay, others, wait };
  };
  const names = ({ gone, came, moved }: PeopleNews) => ({
    gone,
    came: came.map(({ connection }) => connection),
    moved: moved.map(([connection]) => connection),
  });

  it('is what changed, once, half as late as people hear of it', () => {
    const { sent, relay, wait } = relaying();
    const [ann, ben] = [person('ann'), person('ben')];
    relay.entered(ann);
    relay.moved(ann);
    relay.entered(ben);
    wait(0.49);
    expect(sent).toEqual([]);
    wait(0.01);
    for (let step = 0; step < 50; step += 1) relay.cursorMoved(ann);
    relay.gone(ben);
    wait();
    wait();
    expect(sent.map(names)).toEqual([
      { gone: [], came: ['ann', 'ben'], moved: [] },
      { gone: ['ben'], came: [], moved: ['ann'] },
    ]);
    expect(sent.map(({ number, part }) => [number, part])).toEqual([
      [1, null],
      [2, null],
    ]);
  });

  it('is nothing while no other node has the assessment open, and everybody when one comes', () => {
    const { sent, relay, others, wait } = relaying({ areThere: false });
    const [ann, ben] = [person('ann'), person('ben')];
    relay.entered(ann);
    relay.entered(ben);
    relay.gone(ben);
    wait();
    expect(sent).toEqual([]);
    others.areThere = true;
    relay.callRoll();
    relay.moved(ann);
    wait();
    expect(sent.map(names)).toEqual([{ gone: [], came: ['ann'], moved: [] }]);
    expect(sent[0]?.part).toEqual([0, 1]);
  });

  it('is said in messages that are short enough, whoever left first', () => {
    const { sent, relay, wait } = relaying({ most: 1_000 });
    const crowd = Array.from({ length: 20 }, (_, index) => person(`somebody ${index}`));
    relay.gone(person('old'));
    for (const one of crowd) relay.entered(one);
    relay.callRoll();
    wait();
    expect(sent.length).toBeGreaterThan(2);
    for (const news of sent) expect(JSON.stringify(news).length).toBeLessThanOrEqual(1_000);
    expect(sent.flatMap((news) => names(news).came)).toEqual(crowd.map(({ id }) => id));
    expect(sent[0]?.gone).toEqual(['old']);
    expect(sent.map(({ part }) => part)).toEqual(sent.map((_, at) => [at, sent.length]));
  });

  it('comes less often where more than two hundred are, on whichever nodes', () => {
    const { sent, relay, wait } = relaying({ size: 399 });
    relay.entered(person('ann'));
    wait(0.99);
    expect(sent).toEqual([]);
    wait(0.01);
    expect(sent).toHaveLength(1);
  });
});
