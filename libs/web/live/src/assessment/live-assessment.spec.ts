import { TestBed } from '@angular/core/testing';
import { NOTE_FRAGMENT } from '@certitude/contracts';
import { organizationId, petra, responseId } from '@certitude/web/testing';
import * as Y from 'yjs';
import { Browser, givenStream, guest, jan, lea, openTab, settled, type OpenTab } from '../testing/open-tab';
import { type LiveAssessment } from './live-assessment';

const first = responseId(1);
const second = responseId(2);
const levelOf = (live: LiveAssessment, response = first): number | undefined => live.view(response)?.values.level;
const rate = (live: LiveAssessment, value: 0 | 1 | 2 | 3 | 4 | 5, response = first): void =>
  live.set(response, { field: 'level', value });
const write = (live: LiveAssessment, text: string): void => {
  const fragment = live.note(first)?.getXmlFragment(NOTE_FRAGMENT);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(text)]);
  fragment?.insert(fragment.length, [paragraph]);
};
const textOf = (live: LiveAssessment): string | undefined => live.note(first)?.getXmlFragment(NOTE_FRAGMENT).toString();

let open: OpenTab[] = [];
const tab: typeof openTab = async (...given) => {
  const opened = await openTab(...given);
  open.push(opened);
  return opened;
};
const newTab = (): void => sessionStorage.clear();

beforeEach(() => {
  jest.useFakeTimers();
  sessionStorage.clear();
});
afterEach(() => {
  for (const { live } of open) live.leave();
  open = [];
  jest.useRealTimers();
});

describe('an assessment that two people have open', () => {
  it('shows the answers as soon as they have arrived, and the edits of the other person', async () => {
    const stream = givenStream();
    const [one, other] = [await tab(stream, petra), await tab(stream, jan)];
    expect(one.live.views().size).toBe(4);
    rate(one.live, 3);
    expect(levelOf(one.live)).toBe(3);
    await settled();
    expect(levelOf(other.live)).toBe(3);
    expect(stream.answer(first).values.level).toBe(3);
  });

  it('tells both when they set different levels without having seen each other', async () => {
    const stream = givenStream();
    const [one, other] = [await tab(stream, petra), await tab(stream, jan)];
    rate(one.live, 2);
    rate(other.live, 3);
    await settled();
    expect([levelOf(one.live), levelOf(other.live)]).toEqual([3, 3]);
    expect(one.live.conflicts()).toMatchObject([{ mine: 2, theirs: 3, actor: jan, standing: 'theirs' }]);
    expect(other.live.conflicts()).toMatchObject([{ mine: 3, theirs: 2, actor: petra, standing: 'mine' }]);
  });

  it('ends the conflict when a person decides', async () => {
    const stream = givenStream();
    const [one, other] = [await tab(stream, petra), await tab(stream, jan)];
    rate(one.live, 2);
    rate(other.live, 3);
    await settled();
    rate(one.live, 2);
    await settled();
    expect(one.live.conflicts()).toEqual([]);
    expect(levelOf(other.live)).toBe(2);
  });

  it('shares the text of the rationale', async () => {
    const stream = givenStream();
    const [one, other] = [await tab(stream, petra), await tab(stream, jan)];
    expect(textOf(other.live)).toBe('');
    write(one.live, 'Seen on site');
    await settled();
    expect(textOf(other.live)).toContain('Seen on site');
  });

  it('sends each keystroke once, also when the note was closed and opened again', async () => {
    const stream = givenStream();
    const { live } = await tab(stream, petra);
    write(live, 'one');
    await settled();
    live.closeNote(first);
    write(live, 'two');
    await settled();
    expect(stream.operations.filter(({ field }) => field === 'rationale')).toHaveLength(2);
  });
});

describe('saving', () => {
  it('says "saved" only when the stream has everything, and a moment later', async () => {
    const stream = givenStream();
    const { live } = await tab(stream, petra);
    expect(live.saving()).toEqual({ kind: 'saved' });
    rate(live, 3);
    expect(live.saving()).toEqual({ kind: 'saving' });
    await settled();
    expect(live.saving()).toEqual({ kind: 'saving' });
    await jest.advanceTimersByTimeAsync(500);
    expect(live.saving()).toEqual({ kind: 'saved' });
  });

  it('says that changes wait when there is no answer for long', async () => {
    const stream = givenStream();
    const { live } = await tab(stream, petra);
    stream.stuck = true;
    rate(live, 3);
    rate(live, 4, second);
    stream.now += 6_000;
    await jest.advanceTimersByTimeAsync(1_000);
    expect(live.saving()).toEqual({ kind: 'waiting', changes: 2 });
  });

  it('says that saving is not possible as long as the server says so', async () => {
    const stream = givenStream();
    const { live, connection } = await tab(stream, petra);
    stream.stuck = true;
    rate(live, 3);
    connection.emit('saving', { assessment: stream.assessment, possible: false });
    expect(live.saving()).toEqual({ kind: 'impossible', changes: 1 });
    connection.emit('saving', { assessment: stream.assessment, possible: true });
    expect(live.saving()).toEqual({ kind: 'saving' });
  });

  it('asks the stream when a message does not come back, and sends what it lacks', async () => {
    const stream = givenStream();
    const { live, connection } = await tab(stream, petra);
    stream.stuck = true;
    rate(live, 3);
    stream.stuck = false;
    await jest.advanceTimersByTimeAsync(9_000);
    expect(stream.answer(first).values.level).toBe(0);
    await jest.advanceTimersByTimeAsync(2_000);
    const sent = connection.sent.map(({ message }) => message).filter((message) => message !== 'presence');
    expect(sent).toEqual(['join', 'submit', 'join', 'submit']);
    expect(stream.answer(first).values.level).toBe(3);
  });

  it('gives back what the server refused as a whole, and nothing that belongs to another tab', async () => {
    const stream = givenStream();
    const { live, connection } = await tab(stream, petra);
    stream.stuck = true;
    rate(live, 3);
    const { client } = connection.sent.at(-1)?.payload as { client: string };
    const refusal = { message: 'submit', assessment: stream.assessment, code: 'invalid' } as const;
    connection.emit('refused', { ...refusal, client: 'another' });
    expect(live.refusals()).toEqual([]);
    connection.emit('refused', { ...refusal, client });
    expect(live.refusals()).toMatchObject([{ kind: 'field', edit: { code: 'invalid', value: 3 } }]);
  });

  it('counts what waits while offline, and saves it after the reconnection', async () => {
    const stream = givenStream();
    const { live, connection } = await tab(stream, petra);
    connection.disconnect();
    rate(live, 3);
    write(live, 'written offline');
    expect(live.saving()).toEqual({ kind: 'offline', changes: 2 });
    connection.reconnect();
    await settled();
    expect(stream.answer(first).values.level).toBe(3);
    await jest.advanceTimersByTimeAsync(500);
    expect(live.saving()).toEqual({ kind: 'saved' });
  });

  it('says that there is no network as soon as the browser knows, whatever is under way', async () => {
    const { live } = await tab(givenStream(), petra);
    rate(live, 3);
    window.dispatchEvent(new Event('offline'));
    TestBed.tick();
    expect(live.saving()).toMatchObject({ kind: 'offline' });
    window.dispatchEvent(new Event('online'));
    TestBed.tick();
    expect(live.saving()).not.toMatchObject({ kind: 'offline' });
  });

  it('asks the person about a value that changed while they were offline for long', async () => {
    const stream = givenStream();
    const [one, other] = [await tab(stream, petra), await tab(stream, jan)];
    one.connection.disconnect();
    rate(one.live, 5);
    rate(other.live, 2);
    await settled();
    stream.now += 60_000;
    one.connection.reconnect();
    await settled();
    expect(levelOf(one.live)).toBe(2);
    expect(one.live.refusals()).toMatchObject([{ kind: 'field', edit: { value: 5, code: 'stale', current: 2 } }]);
  });

  it('joins again when the server says that something may be missing', async () => {
    const stream = givenStream();
    const { live, connection } = await tab(stream, petra);
    connection.emit('resync', { assessment: stream.assessment });
    rate(live, 3);
    await settled();
    expect(connection.sent.filter(({ message }) => message === 'join')).toHaveLength(2);
    expect(stream.answer(first).values.level).toBe(3);
  });
});

describe('edits that were not saved when the tab ended', () => {
  it('are sent once after a reload of the tab', async () => {
    const stream = givenStream();
    const browser = new Browser();
    const before = await tab(stream, petra, browser);
    before.connection.disconnect();
    rate(before.live, 4);
    write(before.live, 'kept');
    await settled();
    browser.crash();
    const after = await tab(stream, petra, browser);
    expect(levelOf(after.live)).toBe(4);
    expect(textOf(after.live)).toContain('kept');
    await settled();
    expect(stream.operations.map(({ field }) => field).sort()).toEqual(['level', 'rationale', 'status']);
    expect(await browser.outbox.clientsOf({ account: petra, assessment: stream.assessment })).toEqual([]);
  });

  it('are not sent again when the server had them before the crash', async () => {
    const stream = givenStream();
    const browser = new Browser();
    const before = await tab(stream, petra, browser);
    const write = jest.spyOn(browser.outbox, 'write');
    rate(before.live, 4);
    const stored = write.mock.calls[0]?.[2].put ?? [];
    await settled();
    before.connection.disconnect();
    // The crash came before the acknowledgement was written down.
    const place = { account: petra, organization: organizationId, assessment: stream.assessment };
    await browser.outbox.write(place, sessionClient(), { put: stored, remove: [] });
    browser.crash();
    await tab(stream, petra, browser);
    await settled();
    expect(stored).toHaveLength(1);
    expect(stream.operations.filter(({ field }) => field === 'level')).toHaveLength(1);
  });

  it('are finished by the next tab, under the id of the tab that is gone', async () => {
    const stream = givenStream();
    const browser = new Browser();
    const gone = await tab(stream, petra, browser);
    gone.connection.disconnect();
    rate(gone.live, 4);
    const client = sessionClient();
    await settled();
    browser.crash();
    newTab();
    const next = await tab(stream, petra, browser);
    expect(levelOf(next.live)).toBe(4);
    expect(stream.operations[0]).toMatchObject({ field: 'level', client });
    expect(sessionClient()).not.toBe(client);
    rate(next.live, 5);
    await settled();
    expect(stream.answer(first).values.level).toBe(5);
  });

  it('stay with a tab that is only offline', async () => {
    const stream = givenStream();
    const browser = new Browser();
    const offline = await tab(stream, petra, browser);
    offline.connection.disconnect();
    rate(offline.live, 4);
    await settled();
    newTab();
    const other = await tab(stream, petra, browser);
    expect(levelOf(other.live)).toBe(0);
  });

  it('arrive although the page was left at once', async () => {
    const stream = givenStream();
    const { live, connection } = await tab(stream, petra);
    rate(live, 4);
    rate(live, 3, second);
    live.leave();
    await settled();
    await jest.advanceTimersByTimeAsync(200);
    expect([first, second].map((response) => stream.answer(response).values.level)).toEqual([4, 3]);
    expect(connection.sent.at(-1)).toMatchObject({ message: 'leave' });
  });
});

describe('what a person may do', () => {
  it('follows the role that the stream tells', async () => {
    const stream = givenStream();
    const { live } = await tab(stream, guest);
    const view = live.view(first);
    expect(view && live.mayAnswer(view)).toBe(false);
    expect(live.mayAssign()).toBe(false);
  });

  it('includes answering what they are invited to, from that moment until it is withdrawn', async () => {
    const stream = givenStream();
    const { live } = await tab(stream, lea);
    const may = (response = first): boolean => {
      const view = live.view(response);
      return view !== null && live.mayAnswer(view);
    };
    expect(may()).toBe(false);
    stream.invite(first, lea);
    expect([may(), may(second)]).toEqual([true, false]);
    rate(live, 3);
    await settled();
    expect(stream.answer(first).values.level).toBe(3);
    stream.invite(first, jan);
    expect(may()).toBe(false);
    rate(live, 5);
    await settled();
    expect(stream.answer(first).values.level).toBe(3);
    expect(live.refusals()).toMatchObject([{ kind: 'field', edit: { code: 'forbidden', value: 5 } }]);
  });

  it('is known as soon as they join', async () => {
    const stream = givenStream();
    stream.invite(second, lea);
    const { live } = await tab(stream, lea);
    expect(live.contributors().get(second)).toEqual(new Set([lea]));
    live.leave();
    expect(live.contributors().size).toBe(0);
  });

  it('ends at once with their access, and what was not saved is named', async () => {
    const stream = givenStream();
    const { live, connection } = await tab(stream, petra);
    stream.stuck = true;
    rate(live, 3);
    connection.emit('permissions', { assessment: stream.assessment, role: null, contributors: [] });
    expect(live.closed()).toMatchObject({ code: 'forbidden', unsaved: [{ field: 'level', value: 3 }] });
    expect(live.open()).toBe(false);
  });

  it('is nothing more when the assessment is finalized, and late edits come back to their author', async () => {
    const stream = givenStream();
    const { live } = await tab(stream, petra);
    stream.finalize();
    const view = live.view(first);
    expect(view && live.mayAnswer(view)).toBe(false);
    rate(live, 3);
    expect(live.refusals()).toMatchObject([{ kind: 'field', edit: { code: 'frozen', value: 3 } }]);
  });

  it('gives refused words back to copy, and shows the note as it is', async () => {
    const stream = givenStream();
    const { live, connection } = await tab(stream, petra);
    connection.disconnect();
    write(live, 'too late');
    const resets = live.noteResets(first);
    stream.finalize();
    connection.reconnect();
    await settled();
    expect(live.refusals()).toMatchObject([{ kind: 'note', note: { typed: 'too late', code: 'frozen' } }]);
    expect(live.noteResets(first)).toBe(resets + 1);
    expect(textOf(live)).toBe('');
  });
});

describe('undo', () => {
  it('brings back what the last own change replaced', async () => {
    const stream = givenStream();
    const { live } = await tab(stream, petra);
    rate(live, 2);
    await settled();
    rate(live, 4);
    await settled();
    expect(live.undo()).toEqual({ response: first, value: { field: 'level', value: 2 } });
    await settled();
    expect(stream.answer(first).values.level).toBe(2);
  });

  it('leaves alone what somebody else has changed since', async () => {
    const stream = givenStream();
    const [one, other] = [await tab(stream, petra), await tab(stream, jan)];
    rate(one.live, 2);
    await settled();
    rate(other.live, 4);
    await settled();
    expect(one.live.undo()).toEqual({ response: first, value: null });
    expect(levelOf(one.live)).toBe(4);
  });

  it('has nothing to do without an own change', async () => {
    const { live } = await tab(givenStream(), petra);
    expect(live.undo()).toBeNull();
  });
});

describe('presence', () => {
  it('shows the other people and where they are, once each', async () => {
    const stream = givenStream();
    const { live, connection } = await tab(stream, petra);
    const person = (connectionId: string, account: typeof jan, response = first) => ({
      connection: connectionId,
      account,
      name: 'Jan',
      response,
      cursor: null,
    });
    connection.emit('presence', {
      assessment: stream.assessment,
      people: [person('a', jan), person('b', jan), person('c', petra)],
      gone: [],
    });
    expect(live.others()).toEqual([jan]);
    expect(live.peopleAt().get(first)).toEqual([jan]);
    connection.emit('presence', { assessment: stream.assessment, people: [], gone: ['a', 'b'] });
    expect(live.others()).toEqual([]);
  });

  it('is announced again after a reconnection', async () => {
    const stream = givenStream();
    const { live, connection } = await tab(stream, petra);
    live.lookAt(second);
    connection.disconnect();
    await jest.advanceTimersByTimeAsync(1_000);
    connection.sent.length = 0;
    connection.reconnect();
    await settled();
    expect(connection.sent).toContainEqual(
      expect.objectContaining({ message: 'presence', payload: expect.objectContaining({ response: second }) }),
    );
  });
});

const sessionClient = (): string => sessionStorage.getItem(`certitude.client.${petra}`) ?? '';

describe('what stands around a response', () => {
  it('may have changed when the server says so, and after a time without connection', async () => {
    const stream = givenStream();
    const { live, connection } = await tab(stream, petra);
    const [before, other] = [live.surroundings.of(first), live.surroundings.of(second)];
    connection.emit('surroundings', { assessment: stream.assessment, response: first });
    const told = live.surroundings.of(first);
    expect(told).not.toBe(before);
    expect(live.surroundings.of(second)).toBe(other);
    connection.disconnect();
    await jest.advanceTimersByTimeAsync(1_000);
    connection.reconnect();
    await settled();
    expect(live.surroundings.of(first)).not.toBe(told);
  });
});
