import { type ResponseId, type StreamOperation } from '@certitude/contracts';
import { Logger } from '@nestjs/common';
import { type RoomNotes } from './room-notes';
import { type RoomPlace, type RoomStore } from './room-store';

const UPDATES = 64;
const BYTES = 64 * 1024;
const IDLE_MS = 30_000;
/** The worker has usually compacted by then; when not, the next time will do. */
const DONE_AFTER_MS = 10_000;

/** Notices when a room's notes have grown enough to be compacted, asks the worker, and takes its result over. */
export class CompactionNeed {
  private readonly logger = new Logger('Live');
  private written = new Set<ResponseId>();
  private updates = 0;
  private bytes = 0;
  private idle: NodeJS.Timeout | null = null;
  private readonly takingOver = new Set<NodeJS.Timeout>();

  constructor(
    private readonly store: RoomStore,
    private readonly place: RoomPlace,
    private readonly notes: RoomNotes,
  ) {}

  /** These notes were written to since their last compaction, when the room was loaded. */
  found(lagging: readonly ResponseId[]): void {
    if (lagging.length > 0) this.count(lagging, 0);
  }

  /** These operations were committed. */
  noticed(operations: readonly StreamOperation[]): void {
    const updates = operations.flatMap((operation) => (operation.field === 'rationale' ? [operation] : []));
    if (updates.length === 0) return;
    this.count(
      updates.map(({ response }) => response),
      updates.reduce((sum, { update }) => sum + update.byteLength, 0),
    );
  }

  /** The room is given up: what is left is compacted now, because nobody will notice later. @returns when it is asked for */
  async leave(): Promise<void> {
    for (const timer of this.takingOver) clearTimeout(timer);
    if (this.updates > 0) await this.ask();
  }

  private count(responses: readonly ResponseId[], bytes: number): void {
    for (const response of responses) this.written.add(response);
    this.updates += responses.length;
    this.bytes += bytes;
    if (this.idle) this.idle.refresh();
    else this.idle = setTimeout(() => void this.ask(), IDLE_MS).unref();
    if (this.updates >= UPDATES || this.bytes >= BYTES) void this.ask();
  }

  private async ask(): Promise<void> {
    if (this.idle) clearTimeout(this.idle);
    const written = this.written;
    this.idle = null;
    this.written = new Set();
    this.updates = 0;
    this.bytes = 0;
    try {
      await this.store.requestCompaction(this.place);
    } catch (error) {
      this.logger.warn(`No compaction: ${error instanceof Error ? error.message : String(error)}`);
      return;
    }
    const timer = setTimeout(() => {
      this.takingOver.delete(timer);
      void this.takeOver(written);
    }, DONE_AFTER_MS).unref();
    this.takingOver.add(timer);
  }

  private async takeOver(written: ReadonlySet<ResponseId>): Promise<void> {
    try {
      for (const note of await this.store.newerNotes(this.place, this.notes.bases(written))) this.notes.rebase(note);
    } catch (error) {
      this.logger.warn(`Compacted notes were not read: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
