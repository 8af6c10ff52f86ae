import { type ResponseId } from '@certitude/contracts';
import { type Participant } from './participant';

/** What changed in a room's presence since it was last told. */
export interface Changes {
  /** Came: have not heard of anybody yet. */
  readonly newcomers: ReadonlySet<Participant>;
  /** Came, or went to another response. */
  readonly moved: ReadonlySet<Participant>;
  /** Connections that left. */
  readonly gone: readonly string[];
  /** Notes in which cursors changed, with everybody whose cursor those in the note have to hear of. */
  readonly notes: ReadonlyMap<ResponseId, ReadonlySet<Participant>>;
}

/** Collects what changed in a room's presence, and tells it at most once per tick. */
export class PresenceChanges {
  private coming = new Set<Participant>();
  private moving = new Set<Participant>();
  private cursors = new Set<Participant>();
  private left: string[] = [];
  private readonly here = new Map<ResponseId, Set<Participant>>();
  private timer: NodeJS.Timeout | null = null;
  /** Where each participant was when it was last looked at. */
  private readonly places = new Map<Participant, ResponseId>();

  /** @param every milliseconds from a change until it is told, asked at each change that is the first to wait */
  constructor(
    private readonly tell: (changes: Changes) => void,
    private readonly every: () => number,
  ) {}

  entered(participant: Participant): void {
    this.coming.add(participant);
    this.moved(participant);
  }

  moved(participant: Participant): void {
    this.settle(participant);
    this.moving.add(participant);
    this.schedule();
  }

  cursorMoved(participant: Participant): void {
    this.cursors.add(participant);
    this.schedule();
  }

  gone(participant: Participant): void {
    this.unsettle(participant);
    this.coming.delete(participant);
    this.moving.delete(participant);
    this.cursors.delete(participant);
    this.left.push(participant.id);
    this.schedule();
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }

  private schedule(): void {
    this.timer ??= setTimeout(() => this.flush(), this.every());
  }

  private flush(): void {
    this.timer = null;
    const [newcomers, moved, cursors, gone] = [this.coming, this.moving, this.cursors, this.left];
    this.coming = new Set();
    this.moving = new Set();
    this.cursors = new Set();
    this.left = [];
    this.tell({ newcomers, moved, gone, notes: this.notesOf(moved, cursors) });
  }

  /** Somebody who enters a note has to hear of everybody there; a moved cursor is news for those in its note. */
  private notesOf(moved: ReadonlySet<Participant>, cursors: ReadonlySet<Participant>) {
    const notes = new Map<ResponseId, Set<Participant>>();
    for (const { response } of moved) if (response) notes.set(response, new Set(this.here.get(response)));
    for (const participant of cursors) {
      const { response } = participant;
      if (!response) continue;
      const inNote = notes.get(response);
      if (inNote) inNote.add(participant);
      else notes.set(response, new Set([participant]));
    }
    return notes;
  }

  private settle(participant: Participant): void {
    this.unsettle(participant);
    const { response } = participant;
    if (!response) return;
    this.places.set(participant, response);
    const there = this.here.get(response);
    if (there) there.add(participant);
    else this.here.set(response, new Set([participant]));
  }

  private unsettle(participant: Participant): void {
    const place = this.places.get(participant);
    if (!place) return;
    this.places.delete(participant);
    const there = this.here.get(place);
    there?.delete(participant);
    if (there?.size === 0) this.here.delete(place);
  }
}
