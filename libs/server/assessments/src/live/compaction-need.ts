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

  /** These operations were committed. */
  noticed(operations: readonly StreamOperation[]): void {
    const before = this.updates;
    for (const operation of operations) {
      if (operation.field !== 'rationale') continue;
      this.written.add(operation.response);
      this.updates += 1;
      this.bytes += operation.update.byteLength;
    }
    if (this.updates === before) return;
    if (this.idle) this.idle.refresh();
    else this.idle = setTimeout(() => this.ask(), IDLE_MS).unref();
    if (this.updates >= UPDATES || this.bytes >= BYTES) this.ask();
  }

  /** The room is given up: what is left is compacted now, because nobody will notice later. */
  leave(): void {
    if (this.updates > 0) this.ask();
    for (const timer of this.takingOver) clearTimeout(timer);
  }

  private ask(): void {
    if (this.idle) clearTimeout(this.idle);
    const written = this.written;
    this.idle = null;
    this.written = new Set();
    this.updates = 0;
    this.bytes = 0;
    if (written.size === 0) return;
    this.store
      .requestCompaction(this.place)
      .catch((error: Error) => this.logger.warn(`No compaction: ${error.message}`));
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
