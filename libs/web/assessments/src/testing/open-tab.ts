import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { type AccountId, type Role } from '@certitude/contracts';
import { Session } from '@certitude/web/core';
import { LiveAssessment } from '../data-access/live/live-assessment';
import { LiveTransport } from '../data-access/live/live-transport';
import { NOW } from '../data-access/live/now';
import { MemoryOutboxStore, OutboxStore } from '../data-access/live/outbox-store';
import { TabLocks, type Release } from '../data-access/live/tab-locks';
import { FakeStream, type FakeTab } from './fake-stream';
import { places } from './given';
import { accountId, assessmentId, organizationId } from './ids';

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

export const petra = accountId(1);
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

/** Opens the assessment of a stream in a tab of a browser; `sessionStorage` is the tab's own, so clear it for a new tab. */
export async function openTab(stream: FakeStream, account: AccountId, browser = new Browser()): Promise<OpenTab> {
  const connection = stream.tab(account);
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({
    providers: [
      LiveAssessment,
      { provide: LiveTransport, useValue: connection },
      { provide: OutboxStore, useValue: browser.outbox },
      { provide: TabLocks, useValue: browser },
      { provide: NOW, useValue: () => stream.now },
      {
        provide: Session,
        useValue: { account: signal({ id: account }), role: signal(stream.members.get(account) ?? null) },
      },
    ],
    teardown: { destroyAfterEach: false },
  });
  const live = TestBed.inject(LiveAssessment);
  await live.enter(organizationId(1), stream.assessment);
  await settled();
  return { live, connection, account };
}

/** Everything that is under way without a clock has happened. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
