import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { type FieldEdit, type FieldEntry, type ReadContent, type ResponseView } from '@certitude/collab';
import {
  mayAnswer,
  type AssessmentId,
  type FieldValue,
  type OrganizationId,
  type ResponseField,
  type ResponseId,
} from '@certitude/contracts';
import { NOW, Session } from '@certitude/web/core';
import { type Doc } from 'yjs';
import { EditsElsewhereSender } from '../elsewhere/edits-elsewhere';
import { LeavingEdits } from '../elsewhere/leaving-edits';
import { LeftEdits } from '../elsewhere/left-edits';
import { LiveTransport } from '../transport/live-transport';
import { KeptRefusals } from '../outbox/refusals';
import { ReplicaShell, type ShellTarget, type ShownEffect } from '../transport/replica-shell';
import { TabClients } from '../outbox/tab-clients';
import { obstacleOf } from './obstacle';
import { settingOf, type FieldSetting } from './field-setting';
import { LiveContent } from './live-content';
import { LiveNews } from './live-news';
import { LiveNotes } from './live-notes';
import { LivePeople } from './live-people';
import { may, mayAssign, type Standing } from './live-rights';
import { type CursorPlace } from './presence';
import { OwnChanges } from './own-changes';
import { SavingSign } from './saving';
import { Surroundings } from './surroundings';

/** What became of an undo: what it is again, or null when somebody else has changed it since. */
export interface Undone {
  readonly response: ResponseId;
  readonly value: FieldSetting | null;
}

/** Which assessment a tab is in. */
export interface LivePlace {
  readonly organization: OrganizationId;
  readonly assessment: AssessmentId;
}

const TICK = 1_000;

/** One assessment as this tab sees it, live. Lives as long as the page that provides it. */
@Injectable()
export class LiveAssessment {
  readonly #transport = inject(LiveTransport);
  readonly #clients = inject(TabClients);
  readonly #session = inject(Session);
  readonly #leaving = inject(LeavingEdits);
  readonly #elsewhere = inject(EditsElsewhereSender);
  readonly #left = inject(LeftEdits);
  readonly #refusals = inject(KeptRefusals);
  readonly #now = inject(NOW);

  readonly #content = new LiveContent();
  readonly #saving = new SavingSign();
  readonly #place = signal<LivePlace | null>(null);
  readonly #news = new LiveNews();
  readonly surroundings = new Surroundings();
  readonly #notes = new LiveNotes(this.#now);
  readonly #people = new LivePeople(this.#transport, () => this.account());

  /** Every response with its own unsaved edits on top; empty until the content has arrived. */
  readonly views = this.#content.views;
  readonly contributors = this.#content.contributors;
  readonly streamState = this.#content.stream;
  /** How edits stand; null until the content has arrived. */
  readonly saving = this.#saving.shown;
  readonly closed = this.#content.closed;
  /** Everybody's tabs in this assessment, one's own included. */
  readonly people = this.#people.all;
  readonly conflicts = this.#news.conflicts;
  readonly refusals = computed(() => {
    const place = this.#place();
    return place ? this.#refusals.of(place.assessment) : [];
  });
  /** Where one is, from when on content can be taken over. */
  readonly place = this.#place.asReadonly();
  /** Why the assessment can only be read at the moment; null while it is followed, or may be followed any moment. */
  readonly obstacle = computed(() =>
    this.#content.phase() === 'live' ? null : obstacleOf(this.#transport.connection(), this.#content.followed()),
  );
  readonly loaded = this.#content.loaded;
  readonly account = computed(() => this.#session.account()?.id ?? null);
  readonly role = computed(() => this.#content.role() ?? this.#session.role());
  readonly open = computed(() => this.streamState() === 'open' && this.closed() === null && this.obstacle() === null);
  readonly #standing = computed((): Standing => ({
    account: this.account(),
    role: this.role(),
    open: this.open(),
    contributors: this.contributors(),
  }));
  readonly peopleAt = this.#people.byResponse;
  /** People here other than oneself, each once. */
  readonly others = this.#people.others;

  readonly #ownChanges = new OwnChanges();
  readonly #ending: (() => void)[] = [];
  #shell: ReplicaShell | null = null;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.leave());
  }

  /** Takes part in an assessment; leaves the one before. */
  async enter(organization: OrganizationId, assessment: AssessmentId): Promise<void> {
    this.leave();
    const account = this.account();
    if (!account) return;
    this.#leaving.interrupt(assessment);
    this.#elsewhere.open(assessment);
    this.#ending.push(() => this.#elsewhere.close(assessment));
    const isHere = this.#people.enter(assessment);
    const client = await this.#clients.own(account);
    const target = { organization, assessment, account, client };
    if (!isHere()) return;
    const shell = this.#follow(target);
    await shell.restore();
    if (!isHere()) return;
    this.#place.set({ organization, assessment });
    await this.#left.finishOthers(target, {
      wanted: isHere,
      begun: (stop) => this.#ending.push(stop),
      report: (effects) => this.#hear(target, effects),
    });
    if (isHere()) shell.follow();
  }

  /** Takes over what was read for want of a connection. */
  read(content: ReadContent): void {
    this.#shell?.run(this.#shell.replica.read(content));
    this.surroundings.joined();
  }

  /** Reading was refused: access ended, or the assessment is gone. */
  shutOut(): void {
    this.#shell?.run(this.#shell.replica.permissionsChanged({ role: null, contributors: [] }));
  }

  leave(): void {
    for (const end of this.#ending.splice(0)) end();
    this.#shell = null;
    this.#ownChanges.clear();
    this.#news.clear();
    this.#notes.clear();
    this.#content.clear();
    this.#saving.clear();
    this.#place.set(null);
    this.#people.leave();
  }

  view(response: ResponseId | null): ResponseView | null {
    return response === null ? null : (this.views().get(response) ?? null);
  }

  /** Whether this person may answer a response now. */
  mayAnswer(view: ResponseView): boolean {
    return this.may(mayAnswer, view);
  }

  /** Whether this person may set owner, reviewer and due date now. */
  mayAssign(): boolean {
    return mayAssign(this.#standing());
  }

  /** Whether a rule about answers lets this person do now what it is about. */
  may(rule: typeof mayAnswer, view: ResponseView): boolean {
    return may(rule, view, this.#standing());
  }

  /** Sets a field, or takes a decision back with an earlier value. */
  set(response: ResponseId, { field, value }: FieldSetting): void {
    this.#edit(response, field, value);
    this.#news.decided(response, field);
    this.#ownChanges.made({ response, field });
  }

  /** Sets a field of several answers, and sends them together; each is an edit like any other. */
  setAll(responses: readonly ResponseId[], { field, value }: FieldSetting): void {
    const edits = responses.map((response) => ({ response, field, value }) as FieldEdit);
    if (this.#shell) this.#shell.run(this.#shell.replica.editAll(edits, this.#now()));
    for (const response of responses) {
      this.#news.decided(response, field);
      this.#ownChanges.made({ response, field });
    }
  }

  /** Brings back what the last own change replaced, as long as nobody else has changed it since. */
  undo(): Undone | null {
    const last = this.#shell && this.#ownChanges.takeLast(this.#shell.replica);
    if (!last) return null;
    const { response, field, before } = last;
    if (!before) return { response, value: null };
    this.#edit(response, field, before.value);
    this.#news.decided(response, field);
    return { response, value: settingOf(field, before.value) };
  }

  dismissConflict(conflict: Parameters<LiveNews['dismissConflict']>[0]): void {
    this.#news.dismissConflict(conflict);
  }

  dismissRefusal(id: string): void {
    this.#refusals.drop(id);
  }

  /** How often the document of a note was replaced; whoever shows it asks for it again when this changes. */
  noteResets(response: ResponseId): number {
    return this.#notes.resets(response);
  }

  /** The shared document of a note; what an editor does to it is sent. */
  note(response: ResponseId): Doc | null {
    return this.#shell && this.views().has(response) ? this.#notes.open(this.#shell, response) : null;
  }

  /** The document of a note for somebody who only reads it: there is no way from it to the server. */
  readNote(response: ResponseId): Doc | null {
    return this.#shell && this.views().has(response) ? this.#notes.read(this.#shell, response) : null;
  }

  closeNote(response: ResponseId): void {
    if (this.#shell) this.#notes.close(this.#shell, response);
  }

  /** Tells others which response this person looks at. */
  lookAt(response: ResponseId | null): void {
    this.#people.lookAt(response);
  }

  /** Tells others in the same note where the cursor is. */
  moveCursor(cursor: CursorPlace | null): void {
    this.#people.moveCursor(cursor);
  }

  #edit(response: ResponseId, field: ResponseField, value: FieldValue): void {
    const shell = this.#shell;
    if (!shell) return;
    // A setting keeps field and value together; the replica's signature asks for the two apart.
    shell.run(shell.replica.edit<ResponseField>(response, field, value as FieldEntry['value'], this.#now()));
  }

  #follow(target: ShellTarget): ReplicaShell {
    const { assessment } = target;
    const shell: ReplicaShell = new ReplicaShell(target, this.#left.ports, (effects) =>
      this.#show(target, shell, effects),
    );
    this.#shell = shell;
    const here = this.#people.follow(assessment);
    const around = this.#transport.on('surroundings', ({ assessment: which, response }) => {
      if (which === assessment) this.surroundings.changed(response);
    });
    const saving = this.#transport.on('saving', ({ assessment: which, possible }) => {
      if (which !== assessment) return;
      this.#saving.canSave(possible);
      this.#showSaving();
    });
    const tick = setInterval(() => this.#showSaving(), TICK);
    this.#ending.push(
      here,
      around,
      saving,
      () => clearInterval(tick),
      () => {
        shell.tell((effects) => this.#refusals.keep(target, effects));
        this.#leaving.finish(assessment, shell, () => this.#transport.send('leave', { assessment }));
      },
    );
    return shell;
  }

  #hear(place: LivePlace, effects: readonly ShownEffect[]): void {
    this.#news.hear(effects);
    this.#refusals.keep(place, effects);
  }

  #show(place: LivePlace, { replica }: ReplicaShell, effects: readonly ShownEffect[]): void {
    if (this.#content.show(replica, effects)) {
      this.#saving.canSave(true);
      this.#people.repeat();
      this.surroundings.joined();
    }
    if (replica.phase === 'offline') this.#people.forget();
    for (const effect of effects) if (effect.type === 'noteReset') this.#notes.replaced(effect.response);
    this.#hear(place, effects);
    this.#showSaving();
  }

  #showSaving(): void {
    const replica = this.#shell?.replica;
    if (!replica || !this.loaded()) return;
    const { phase, state: stream } = replica;
    this.#saving.show({
      phase,
      stream,
      saving: replica.saving(),
      reading: this.obstacle() !== null,
      now: this.#now(),
    });
  }
}
