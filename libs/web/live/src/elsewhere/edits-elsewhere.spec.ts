import { TestBed } from '@angular/core/testing';
import { assessmentId, organizationId, petra, responseId } from '@certitude/web/testing';
import { Browser, givenStream, jan, openTab, settled, type OpenTab } from '../testing/open-tab';
import { KeptRefusals } from '../outbox/refusals';
import { AssessmentNames } from './assessment-names';
import { EditsElsewhereSender } from './edits-elsewhere';
import { UnsavedEdits } from './unsaved-edits';

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
    const place = { organization: organizationId, assessment: assessmentId(1) };
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
    void tab.live.enter(organizationId, stream.assessment);
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
    await next.live.enter(organizationId, stream.assessment);
    expect(next.live.refusals()).toMatchObject([{ kind: 'field', edit: { value: 4, current: 2 } }]);
    expect(sender().refused()).toEqual([]);
    next.live.leave();
    tab.connection.disconnect();
  });
});

describe('changes that were refused while their assessment was not open', () => {
  /** Jan decided otherwise while Petra was offline; hers is sent from another page. */
  async function refusedElsewhere() {
    const stream = givenStream();
    const browser = new Browser();
    const { tab } = await leftOffline(stream, browser);
    const client = sessionClient();
    stream.now += 60_000;
    stream.submit(
      {
        assessment: stream.assessment,
        client: 'another',
        epoch: 1,
        operations: [{ clientSeq: 1, response: first, age: 0, field: 'level', value: 2, base: 0 }],
      },
      stream.tab(jan),
    );
    tab.connection.reconnect();
    await later();
    await later();
    return { stream, browser, client, tab };
  }
  /** The tab is reloaded, on whichever page it is. */
  const reload = async (stream: ReturnType<typeof givenStream>, browser: Browser): Promise<OpenTab> => {
    browser.crash();
    const tab = await openTab(stream, petra, browser);
    tab.live.leave();
    await later();
    return tab;
  };

  it('are told also after a reload, until their author has seen them', async () => {
    const { stream, browser } = await refusedElsewhere();
    expect(sender().refused()).toMatchObject([{ changes: 1 }]);
    const { live } = await reload(stream, browser);
    expect(sender().refused()).toMatchObject([{ assessment: stream.assessment, changes: 1 }]);
    await live.enter(organizationId, stream.assessment);
    expect(live.refusals()).toMatchObject([{ kind: 'field', edit: { value: 4, code: 'stale', current: 2 } }]);
    live.dismissRefusal(live.refusals()[0]?.id ?? '');
    expect(live.refusals()).toEqual([]);
    live.leave();
    await reload(stream, browser);
    expect(sender().refused()).toEqual([]);
  });

  it('are told to nobody else in that browser', async () => {
    const { stream, browser } = await refusedElsewhere();
    browser.crash();
    sessionStorage.clear();
    const other = await openTab(stream, jan, browser);
    expect(other.live.refusals()).toEqual([]);
    other.live.leave();
    await later();
    expect(sender().refused()).toEqual([]);
  });

  it('last as long as the tab where the browser would not store them', async () => {
    const browser = new Browser();
    jest.spyOn(browser.outbox, 'keepRefusal').mockRejectedValue(new Error('full'));
    const stream = givenStream();
    const { live } = await openTab(stream, petra, browser);
    const kept = TestBed.inject(KeptRefusals);
    kept.keep({ organization: organizationId, assessment: stream.assessment }, [
      { type: 'refused', response: first, field: 'level', value: 4, code: 'frozen', clientSeq: null },
    ]);
    live.leave();
    await later();
    expect(sender().refused()).toMatchObject([{ changes: 1 }]);
    kept.drop(kept.all()[0]?.refusal.id ?? '');
    await later();
    expect(sender().refused()).toEqual([]);
  });

  it('are dealt with in all tabs when one has', async () => {
    const { browser } = await refusedElsewhere();
    const kept = TestBed.inject(KeptRefusals);
    await browser.outbox.dropRefusal(petra, kept.all()[0]?.refusal.id ?? '');
    await later();
    expect(sender().refused()).toEqual([]);
  });
});

describe('what somebody would leave behind who signs out', () => {
  const unsaved = async (): Promise<string[]> => {
    TestBed.inject(AssessmentNames).learn(assessmentId(1), 'Yearly');
    const asked = TestBed.inject(UnsavedEdits).of(petra);
    await later();
    return (await asked).map(({ title }) => title);
  };

  it('are the changes that wait, also those of an assessment that is open', async () => {
    const tab = await openTab(givenStream(), petra);
    tab.connection.disconnect();
    rate(tab, 4);
    expect(await unsaved()).toEqual(['Yearly: 1 change that waits to be sent']);
    tab.live.leave();
    expect(await unsaved()).toEqual(['Yearly: 1 change that waits to be sent']);
  });

  it('is nothing where changes are only on their way', async () => {
    const stream = givenStream();
    const tab = await openTab(stream, petra);
    rate(tab, 4);
    expect(await unsaved()).toEqual([]);
    tab.live.leave();
  });

  it('are the changes that were refused and not seen', async () => {
    const { tab } = await leftOffline();
    TestBed.inject(KeptRefusals).keep({ organization: organizationId, assessment: assessmentId(1) }, [
      { type: 'refused', response: first, field: 'level', value: 4, code: 'frozen', clientSeq: null },
    ]);
    expect(await unsaved()).toEqual(['Yearly: 1 change that waits to be sent', 'Yearly: a change that was not saved']);
    tab.live.leave();
  });

  it('is gone when they discard it, and is never sent', async () => {
    const { stream, browser, tab } = await leftOffline();
    await TestBed.inject(UnsavedEdits).discardAll(petra);
    tab.connection.reconnect();
    await later();
    await later();
    expect(await unsaved()).toEqual([]);
    expect(await browser.outbox.leftOf(petra)).toEqual([]);
    expect(stream.operations).toEqual([]);
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
