import { TestBed } from '@angular/core/testing';
import { assessmentId, organizationId, responseId } from '../../testing/ids';
import { Browser, givenStream, jan, openTab, petra, settled, type OpenTab } from '../../testing/open-tab';
import { EditsElsewhereSender } from './edits-elsewhere';

const first = responseId(1);
const LOOK = 3_000;

const rate = ({ live }: OpenTab, value: 2 | 4 | 5): void => live.set(first, { field: 'level', value });
const later = async (milliseconds = LOOK): Promise<void> => {
  await jest.advanceTimersByTimeAsync(milliseconds);
  await settled();
};
const sender = (): EditsElsewhereSender => TestBed.inject(EditsElsewhereSender);
const sessionClient = (): string => sessionStorage.getItem(`certitude.client.${petra}`) ?? '';

beforeEach(() => {
  jest.useFakeTimers();
  sessionStorage.clear();
});
afterEach(() => {
  TestBed.resetTestingModule();
  jest.useRealTimers();
});

/** Petra rates offline and goes to another page. */
async function leftOffline(stream = givenStream(), browser = new Browser()) {
  const tab = await openTab(stream, petra, browser);
  tab.connection.disconnect();
  rate(tab, 4);
  await settled();
  tab.live.leave();
  await later();
  return { stream, browser, tab };
}

describe('changes of an assessment that was left offline', () => {
  it('are shown as waiting, sent once from wherever the person is, and no longer shown', async () => {
    const { stream, tab } = await leftOffline();
    const place = { organization: organizationId(1), assessment: assessmentId(1) };
    expect(sender().waiting()).toEqual([{ ...place, changes: 1 }]);
    tab.connection.reconnect();
    await later();
    await later();
    expect(stream.operations.filter(({ field }) => field === 'level')).toMatchObject([{ value: 4 }]);
    expect(sender().waiting()).toEqual([]);
    expect(tab.connection.sent.at(-1)).toMatchObject({ message: 'leave' });
  });

  it('are left to the assessment when it is opened first', async () => {
    const { stream, tab } = await leftOffline();
    void tab.live.enter(organizationId(1), stream.assessment);
    tab.connection.reconnect();
    await settled();
    await later();
    expect(sender().waiting()).toEqual([]);
    expect(stream.operations.filter(({ field }) => field === 'level')).toHaveLength(1);
    tab.live.leave();
  });

  it('that somebody else decided otherwise meanwhile are told, and shown when it is opened', async () => {
    const { stream, tab, browser } = await leftOffline();
    stream.now += 60_000;
    const client = sessionClient();
    sessionStorage.clear();
    const other = await openTab(stream, jan, new Browser());
    rate(other, 2);
    await settled();
    other.live.leave();
    browser.crash();
    sessionStorage.setItem(`certitude.client.${petra}`, client);
    const next = await openTab(stream, petra, browser);
    expect(next.live.refusals()).toMatchObject([{ kind: 'field', edit: { value: 4, code: 'stale', current: 2 } }]);
    next.live.leave();
    await later();
    expect(sender().refused()).toMatchObject([{ changes: 1 }]);
    await next.live.enter(organizationId(1), stream.assessment);
    expect(next.live.refusals()).toMatchObject([{ kind: 'field', edit: { value: 4, current: 2 } }]);
    expect(sender().refused()).toEqual([]);
    next.live.leave();
    tab.connection.disconnect();
  });
});

describe('changes that another tab left', () => {
  /** A tab of Petra's that is on another page than the assessment. */
  async function elsewhere(stream = givenStream(), browser = new Browser()) {
    sessionStorage.clear();
    const tab = await openTab(stream, petra, browser);
    tab.live.leave();
    return { stream, browser, tab };
  }

  it('are sent under the id of that tab when it is gone', async () => {
    const { stream, browser } = await leftOffline();
    const gone = sessionClient();
    browser.crash();
    stream.now += 10_000;
    await elsewhere(stream, browser);
    await later();
    expect(stream.operations.filter(({ field }) => field === 'level')).toMatchObject([{ value: 4, client: gone }]);
    expect(sender().waiting()).toEqual([]);
  });

  it('stay with it while it lives', async () => {
    const { stream, browser } = await leftOffline();
    stream.now += 10_000;
    await elsewhere(stream, browser);
    await later();
    expect(stream.operations).toEqual([]);
    expect(sender().waiting()).toMatchObject([{ changes: 1 }]);
  });

  it('are nothing that another person sees or sends', async () => {
    const { stream, browser } = await leftOffline();
    browser.crash();
    sessionStorage.clear();
    stream.now += 10_000;
    const other = await openTab(stream, jan, browser);
    other.live.leave();
    await later();
    expect(sender().waiting()).toEqual([]);
    expect(stream.operations).toEqual([]);
  });
});
