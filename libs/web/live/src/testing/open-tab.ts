import { signal, type Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { type AccountId, type Role } from '@certitude/contracts';
import { NOW, Session } from '@certitude/web/core';
import { accountId, assessmentId, organizationId, petra } from '@certitude/web/testing';
import { LiveAssessment } from '../assessment/live-assessment';
import { LiveTransport } from '../transport/live-transport';
import { MemoryOutboxStore, OutboxStore } from '../outbox/outbox-store';
import { TabLocks, type Release } from '../outbox/tab-locks';
import { FakeStream, type FakeTab } from './fake-stream';
import { places } from './given';

/** Locks of all tabs of one browser. */
export class Browser extends TabLocks {
  readonly outbox = new MemoryOutboxStore();
  readonly held = new Set<string>();

  override async take(name: string): Promise<Release | null> {
    if (this.held.has(name)) return null;
    this.held.add(name);
    return () => this.held.delete(name);
  }

  /** A tab crashed: the browser frees its locks, what it stored stays. */
  crash(): void {
    this.held.clear();
  }
}

export const jan = accountId(2);
export const guest = accountId(3);
export const lea = accountId(4);

export const givenStream = (): FakeStream =>
  new FakeStream(
    assessmentId(1),
    places,
    new Map<AccountId, Role>([
      [petra, 'assessor'],
      [jan, 'assessor'],
      [guest, 'viewer'],
      [lea, 'contributor'],
    ]),
  );

export interface OpenTab {
  readonly live: LiveAssessment;
  readonly connection: FakeTab;
  /** Leaves everything as it is, as a crash does. */
  readonly account: AccountId;
}

/** What a tab finds: its connection, the clock, and what it shares with the other tabs of its browser. */
export const inTab = (connection: FakeTab, now: () => number, browser = new Browser()): Provider[] => [
  { provide: LiveTransport, useValue: connection },
  { provide: OutboxStore, useValue: browser.outbox },
  { provide: TabLocks, useValue: browser },
  { provide: NOW, useValue: now },
];

/** Opens the assessment of a stream in a tab of a browser; `sessionStorage` is the tab's own, so clear it for a new tab. */
export async function openTab(stream: FakeStream, account: AccountId, browser = new Browser()): Promise<OpenTab> {
  const connection = stream.tab(account);
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({
    providers: [
      LiveAssessment,
      ...inTab(connection, () => stream.now, browser),
      {
        provide: Session,
        useValue: { account: signal({ id: account }), role: signal(stream.members.get(account) ?? null) },
      },
    ],
    teardown: { destroyAfterEach: false },
  });
  const live = TestBed.inject(LiveAssessment);
  await live.enter(organizationId, stream.assessment);
  await settled();
  return { live, connection, account };
}

/** Everything that is under way without a clock has happened. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
