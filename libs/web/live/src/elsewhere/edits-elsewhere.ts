import { DestroyRef, Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { type AccountId, type AssessmentId, type OrganizationId } from '@certitude/contracts';
import { NOW, Session, Unsaved } from '@certitude/web/core';
import { LiveTransport } from '../transport/live-transport';
import { OutboxStore, type LeftOutbox } from '../outbox/outbox-store';
import { KeptRefusals } from '../outbox/refusals';
import { TabClients } from '../outbox/tab-clients';
import { LeavingEdits } from './leaving-edits';
import { LeftEdits } from './left-edits';
import { UnsavedEdits } from './unsaved-edits';

const LOOK_EVERY = 3_000;
/** Edits of another tab that are younger are on their way from there. In milliseconds. */
const UNDER_WAY = 4_000;

/** Changes of an assessment that is not open in this tab. */
export interface EditsElsewhere {
  readonly organization: OrganizationId;
  readonly assessment: AssessmentId;
  readonly changes: number;
}
type Place = Pick<LeftOutbox, 'organization' | 'assessment'>;

/**
 * Sends, from wherever the person is in the product, what they changed in assessments that are not open in this tab:
 * left while offline, or in a tab that is gone. Under the id of the client that made the changes, which one tab at a
 * time holds, so that nothing is applied twice; only for the account whose changes they are.
 */
@Injectable({ providedIn: 'root' })
export class EditsElsewhereSender {
  readonly #transport = inject(LiveTransport);
  readonly #outbox = inject(OutboxStore);
  readonly #edits = inject(LeftEdits);
  readonly #refusals = inject(KeptRefusals);
  readonly #clients = inject(TabClients);
  readonly #leaving = inject(LeavingEdits);
  readonly #session = inject(Session);
  readonly #now = inject(NOW);
  readonly #account = computed(() => this.#session.account()?.id ?? null);

  readonly #left = signal<readonly LeftOutbox[]>([]);
  readonly #open = signal<ReadonlySet<AssessmentId>>(new Set());
  /** Where access ended: what is left there is shown by the assessment itself, and not tried again. */
  readonly #shut = signal<ReadonlySet<AssessmentId>>(new Set());
  #served: AccountId | null = this.#account();
  readonly #own = signal<string | null>(null);
  #connected = false;
  #busy = false;
  #current: { readonly assessment: AssessmentId; readonly stop: () => void } | null = null;

  /** What waits to be sent, one line per assessment. */
  readonly waiting = computed(() => this.#sums((assessment) => !this.#shut().has(assessment)));
  /** What cannot be sent any more, because the assessment is closed to the person. */
  readonly shut = computed(() => this.#sums((assessment) => this.#shut().has(assessment)));
  /** Changes that were refused, which their assessment shows when it is opened. */
  readonly refused = computed(() =>
    sums(this.#refusals.all().filter(({ assessment }) => !this.#open().has(assessment))),
  );

  constructor() {
    inject(Unsaved).add(inject(UnsavedEdits));
    effect(() => {
      const account = this.#account();
      untracked(() => this.#serve(account));
    });
    const unwatch = this.#transport.watch((connected) => {
      this.#connected = connected;
      if (connected) void this.look();
    });
    const timer = setInterval(() => void this.look(), LOOK_EVERY);
    inject(DestroyRef).onDestroy(() => {
      unwatch();
      clearInterval(timer);
      this.#current?.stop();
    });
  }

  /** The assessment is open in this tab from now on, and sends by itself. */
  open(assessment: AssessmentId): void {
    this.#open.update((all) => new Set([...all, assessment]));
    if (this.#current?.assessment === assessment) this.#current.stop();
  }

  /** The assessment was left. */
  close(assessment: AssessmentId): void {
    this.#open.update((all) => new Set([...all].filter((known) => known !== assessment)));
    void this.look();
  }

  /** Looks what is left, and sends it when there is a connection. */
  async look(): Promise<void> {
    const account = this.#account();
    if (!account || this.#busy) return;
    this.#busy = true;
    try {
      await this.#refusals.refresh();
      await this.#read(account);
      for (const left of this.#left()) await this.#send(left);
      await this.#read(account);
    } finally {
      this.#busy = false;
    }
  }

  /** Nothing of one person is left for the next. */
  #serve(account: AccountId | null): void {
    if (account !== this.#served) {
      this.#current?.stop();
      this.#left.set([]);
      this.#shut.set(new Set());
    }
    this.#served = account;
    void this.look();
  }

  async #read(account: AccountId): Promise<void> {
    const own = await this.#clients.own(account);
    this.#own.set(own);
    const left = await this.#outbox.leftOf(account);
    const isLeft = ({ client, madeAt }: LeftOutbox): boolean => client === own || this.#now() - madeAt > UNDER_WAY;
    if (account === this.#account()) this.#left.set(left.filter(isLeft));
  }

  async #send(left: LeftOutbox): Promise<void> {
    const { assessment } = left;
    let isBegun = false;
    await this.#edits.finish(left, {
      wanted: () => this.#mayTouch(left),
      begun: (stop) => {
        isBegun = true;
        this.#current = { assessment, stop };
      },
      report: (effects) => {
        this.#refusals.keep(left, effects);
        if (effects.some(({ type }) => type === 'closed')) this.#shut.update((all) => new Set([...all, assessment]));
      },
    });
    this.#current = null;
    if (isBegun && !this.#open().has(assessment)) this.#transport.send('leave', { assessment });
  }

  #mayTouch({ account, assessment }: LeftOutbox): boolean {
    const isElsewhere = !this.#open().has(assessment) && !this.#leaving.isBusyWith(assessment);
    return this.#connected && account === this.#account() && isElsewhere && !this.#shut().has(assessment);
  }

  /** An open assessment counts what this tab changed, and sends what others left as soon as there is a connection. */
  #isCountedThere({ assessment, client }: LeftOutbox): boolean {
    const isSentThere = client === this.#own() || this.#transport.connection() === 'connected';
    return this.#open().has(assessment) && isSentThere;
  }

  #sums(isMeant: (assessment: AssessmentId) => boolean): readonly EditsElsewhere[] {
    return sums(this.#left().filter((left) => !this.#isCountedThere(left) && isMeant(left.assessment)));
  }
}

/** One line per assessment. What does not say how many changes it is, is one. */
function sums(all: readonly (Place & { readonly changes?: number })[]): readonly EditsElsewhere[] {
  const found = new Map<AssessmentId, EditsElsewhere>();
  for (const { organization, assessment, changes = 1 } of all) {
    const before = found.get(assessment)?.changes ?? 0;
    found.set(assessment, { organization, assessment, changes: before + changes });
  }
  return [...found.values()];
}
