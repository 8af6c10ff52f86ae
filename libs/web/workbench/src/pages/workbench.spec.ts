import { TestBed } from '@angular/core/testing';
import { ActivatedRoute, convertToParamMap } from '@angular/router';
import { assessmentsApi, guestsApi, readingApi, type AccountId } from '@certitude/contracts';
import { Browser, inTab, type FakeStream, type FakeTab } from '@certitude/web/live/testing';
import {
  openScreen,
  organizationId,
  petra,
  responseId,
  type FakeServer,
  type Opened,
  type Screen,
} from '@certitude/web/testing';
import { of } from 'rxjs';
import { panelServer, streamOf } from '../testing/open-panel';
import { Workbench } from './workbench';

jest.setTimeout(60_000);

const first = responseId(1);
// This runtime measures nothing.
globalThis.ResizeObserver ??= class {
  readonly observe = jest.fn();
  readonly unobserve = jest.fn();
  readonly disconnect = jest.fn();
};
Element.prototype.scrollIntoView ??= () => undefined;
const edit = (level: 3 | 5, clientSeq: number) =>
  ({ clientSeq, response: first, field: 'level', value: level, base: 0, madeAt: 1, epoch: 1 }) as const;

interface Given extends Opened {
  readonly stream: FakeStream;
  readonly tab: FakeTab;
  readonly outbox: Browser['outbox'];
}

/** Opens the workbench of an assessment whose first answer is at level 3; `without` a connection from the beginning. */
async function given(without?: 'blocked' | 'crowded' | 'disconnected', waiting = false): Promise<Given> {
  sessionStorage.clear();
  const stream = streamOf({ [petra]: 'assessor' } as Record<AccountId, 'assessor'>);
  const tab = stream.tab(petra);
  if (without) tab.disconnect(without);
  const browser = new Browser();
  const { outbox } = browser;
  const client = '00000005-0000-4000-8000-000000000001';
  sessionStorage.setItem(`certitude.client.${petra}`, client);
  if (waiting) {
    const place = { account: petra, organization: organizationId, assessment: stream.assessment };
    await outbox.write(place, client, { put: [edit(5, 1)], remove: [] });
  }
  const server = panelServer()
    .answer(readingApi.content, () => stream.content(petra))
    .answer(assessmentsApi.quarantinedNotes, { items: [] })
    .answer(guestsApi.people, { items: [], next: null });
  const address = { assessmentId: stream.assessment, responseId: first };
  const opened = await openScreen(Workbench, {
    server,
    providers: [
      ...inTab(tab, () => Date.now(), browser),
      {
        provide: ActivatedRoute,
        useValue: { paramMap: of(convertToParamMap(address)), queryParamMap: of(convertToParamMap({})) },
      },
    ],
  });
  return { ...opened, stream, tab, outbox };
}

const chosen = ({ root }: Screen): string | null =>
  root.querySelector('[role=radio][aria-checked=true]')?.getAttribute('data-level') ?? null;
const isLocked = ({ root }: Screen): boolean =>
  root.querySelector('[role=radiogroup]')?.getAttribute('aria-disabled') === 'true';
const asked = (server: FakeServer): number => server.requests(readingApi.content).length;
/** Answers come by themselves, after what the server is asked first. */
const shows = async (screen: Screen, level: string | null): Promise<void> => {
  for (let turn = 0; turn < 200 && chosen(screen) !== level; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    TestBed.tick();
  }
  expect(chosen(screen)).toBe(level);
};

describe('an assessment on a network that lets no live connection through', () => {
  afterEach(() => TestBed.resetTestingModule());

  it.each([
    ['blocked', 'this network blocks live connections'],
    ['crowded', 'you are connected from too many tabs and devices'],
    ['disconnected', 'there is no live connection yet'],
  ] as const)('can be read, and says why only that: %s', async (state, reason) => {
    const { screen } = await given(state);
    await shows(screen, '3');
    expect(screen.text()).toContain(`Read-only: ${reason}`);
    expect(screen.text()).toContain('Shown as of just now.');
    expect(screen.text()).toContain('Without a live connection you may read this, not change it.');
    expect(isLocked(screen)).toBe(true);
  });

  it('shows what others do when it is asked again', async () => {
    const { screen, stream, server } = await given('blocked');
    await shows(screen, '3');
    const other = stream.tab(petra);
    stream.submit(
      { assessment: stream.assessment, client: 'other', epoch: 1, operations: [{ ...edit(5, 1), age: 0 }] } as never,
      other,
    );
    await screen.press('Refresh');
    await shows(screen, '5');
    expect(asked(server)).toBe(2);
  });

  it('shows what waits in this browser on top of it, and sends it when it is followed', async () => {
    const { screen, stream, tab } = await given('blocked', true);
    await shows(screen, '5');
    expect(stream.operations).toEqual([]);
    tab.reconnect();
    await screen.settled();
    expect(stream.answer(first).values.level).toBe(5);
  });

  it('becomes live by itself, without anything being loaded twice', async () => {
    const { screen, tab, stream } = await given('blocked');
    await shows(screen, '3');
    tab.reconnect();
    await screen.settled();
    expect(screen.text()).not.toContain('Read-only');
    expect(isLocked(screen)).toBe(false);
    expect(tab.sent.find(({ message }) => message === 'join')?.payload).toMatchObject({ last: 0, epoch: 1 });
    await screen.press(/^Level 5/);
    await screen.settled();
    expect(stream.answer(first).values.level).toBe(5);
  });

  it('is read from where it was followed when the network begins to block', async () => {
    const { screen, tab, server } = await given();
    await shows(screen, '3');
    expect([asked(server), isLocked(screen)]).toEqual([0, false]);
    tab.disconnect();
    await screen.settled();
    expect([asked(server), isLocked(screen)]).toEqual([0, false]);
    tab.disconnect('blocked');
    await screen.settled();
    expect([asked(server), isLocked(screen)]).toEqual([1, true]);
  });

  it('says so when it could not be read, and offers to try again', async () => {
    const { screen, server, stream } = await given('blocked');
    await shows(screen, '3');
    server.refuse(readingApi.content, 'Something went wrong.', 'internal');
    await screen.press('Refresh');
    expect(screen.text()).toContain('It could not be read again: Something went wrong.');
    expect(chosen(screen)).toBe('3');
    server.answer(readingApi.content, () => stream.content(petra));
    await screen.press('Refresh');
    expect(screen.text()).not.toContain('could not be read');
  });

  it('is closed when access ended meanwhile', async () => {
    const { screen, server } = await given('blocked');
    await shows(screen, '3');
    server.refuse(readingApi.content, 'There is nothing here.', 'not-found');
    await screen.press('Refresh');
    expect(screen.text()).toContain('This assessment is closed to you');
    expect(chosen(screen)).toBeNull();
  });
});
