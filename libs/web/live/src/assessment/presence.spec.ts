import { type PersonPresence } from '@certitude/contracts';
import { accountId, assessmentId, responseId } from '@certitude/web/testing';
import { PresenceAnnouncer, mergePresence, peopleByResponse } from './presence';

const at = (connection: string, account: number, response: number | null): PersonPresence => ({
  connection,
  account: accountId(account),
  name: '',
  response: response === null ? null : responseId(response),
  cursor: null,
});

describe('who is where', () => {
  it('follows frames of what changed', () => {
    const before = [at('a', 1, 1), at('b', 2, 1)];
    const after = mergePresence(before, { people: [at('b', 2, 3), at('c', 3, null)], gone: ['a'] });
    expect(after).toEqual([at('b', 2, 3), at('c', 3, null)]);
  });

  it('counts a person with two tabs once, and leaves oneself out', () => {
    const people = [at('a', 1, 1), at('b', 2, 1), at('c', 2, 1), at('d', 2, 2), at('e', 3, null)];
    expect([...peopleByResponse(people, accountId(1))]).toEqual([
      [responseId(1), [accountId(2)]],
      [responseId(2), [accountId(2)]],
    ]);
  });
});

describe('announcing the own place', () => {
  const places: unknown[] = [];
  const announcer = (): PresenceAnnouncer => {
    places.length = 0;
    return new PresenceAnnouncer({ sendIfFree: (_, payload) => void places.push(payload) }, assessmentId(1));
  };
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('tells a new place at once and where a fast walk ended, not every step of it', () => {
    const me = announcer();
    for (const number of [1, 2, 3, 4]) me.enter(responseId(number));
    expect(places).toHaveLength(1);
    jest.advanceTimersByTime(1_000);
    expect(places).toMatchObject([{ response: responseId(1) }, { response: responseId(4) }]);
  });

  it('says nothing when nothing changed', () => {
    const me = announcer();
    me.enter(responseId(1));
    jest.advanceTimersByTime(1_000);
    me.enter(responseId(1));
    me.moveCursor(null);
    expect(places).toHaveLength(1);
  });

  it('leaves the cursor behind when the person goes on', () => {
    const me = announcer();
    me.enter(responseId(1));
    me.moveCursor({ anchor: '1', head: '2' });
    me.enter(responseId(2));
    jest.advanceTimersByTime(1_000);
    expect(places.at(-1)).toMatchObject({ response: responseId(2), cursor: null });
  });
});
