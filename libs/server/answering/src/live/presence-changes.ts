import { type ResponseId } from '@certitude/contracts';
import { type Present, type PresenceListener } from './nodes/present';

/** What changed in a room's presence since it was last told. */
export interface Changes {
  /** Came to this node: have not heard of anybody yet. */
  readonly newcomers: ReadonlySet<Present>;
  /** Came, or went to another response. */
  readonly moved: ReadonlySet<Present>;
  /** Connections that left. */
  readonly gone: readonly string[];
  /** Notes in which cursors changed, with everybody whose cursor those in the note have to hear of. */
  readonly notes: ReadonlyMap<ResponseId, ReadonlySet<Present>>;
}

/** Of the time from a change until it is told, how much is left for one that another node has waited with. */
const SHARE_ELSEWHERE = 0.5;

/** Collects what changed in a room's presence, and tells it at most once per tick. */
export class PresenceChanges implements PresenceListener {
  private coming = new Set<Present>();
  private moving = new Set<Present>();
  private cursors = new Set<Present>();
  private left: string[] = [];
  private readonly here = new Map<ResponseId, Set<Present>>();
  private timer: NodeJS.Timeout | null = null;
  private dueAt = 0;
  /** Where each person was when it was last looked at. */
  private readonly places = new Map<Present, ResponseId>();

  /** @param every milliseconds from a change until it is told, asked at each change that is the first to wait */
  constructor(
    private readonly tell: (changes: Changes) => void,
    private readonly every: () => number,
  ) {}

  entered(person: Present): void {
    if (!person.isElsewhere) this.coming.add(person);
    this.moved(person);
  }

  moved(person: Present): void {
    this.settle(person);
    this.moving.add(person);
    this.schedule(person);
  }

  cursorMoved(person: Present): void {
    this.cursors.add(person);
    this.schedule(person);
  }

  gone(person: Present): void {
    this.unsettle(person);
    this.coming.delete(person);
    this.moving.delete(person);
    this.cursors.delete(person);
    this.left.push(person.id);
    this.schedule(person);
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }

  private schedule({ isElsewhere }: Present): void {
    const wait = this.every() * (isElsewhere ? SHARE_ELSEWHERE : 1);
    const due = performance.now() + wait;
    if (this.timer && this.dueAt <= due) return;
    this.stop();
    this.dueAt = due;
    this.timer = setTimeout(() => this.flush(), wait);
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
  private notesOf(moved: ReadonlySet<Present>, cursors: ReadonlySet<Present>) {
    const notes = new Map<ResponseId, Set<Present>>();
    for (const { response } of moved) if (response) notes.set(response, new Set(this.here.get(response)));
    for (const person of cursors) {
      const { response } = person;
      if (!response) continue;
      const inNote = notes.get(response);
      if (inNote) inNote.add(person);
      else notes.set(response, new Set([person]));
    }
    return notes;
  }

  private settle(person: Present): void {
    this.unsettle(person);
    const { response } = person;
    if (!response) return;
    this.places.set(person, response);
    const there = this.here.get(response);
    if (there) there.add(person);
    else this.here.set(response, new Set([person]));
  }

  private unsettle(person: Present): void {
    const place = this.places.get(person);
    if (!place) return;
    this.places.delete(person);
    const there = this.here.get(place);
    there?.delete(person);
    if (there?.size === 0) this.here.delete(place);
  }
}
