/** Looks, one a second, that the same piece of work may last before people are told. */
const PATIENCE = 4;

/**
 * Whether a room can save, and when everybody in it is told so: soon after nothing could be saved any more, and as soon as
 * something was saved again. Counted in looks and not by a clock.
 */
export class RoomSaving {
  private isPossible = true;
  private stuckFor = 0;

  /** @param tell everybody in the room */
  constructor(private readonly tell: (possible: boolean) => void) {}

  get possible(): boolean {
    return this.isPossible;
  }

  /** The database has answered. */
  progressed(): void {
    this.stuckFor = 0;
    this.set(true);
  }

  /** A look at the room. @param isWorking whether it waits for the database */
  look(isWorking: boolean): void {
    this.stuckFor = isWorking ? this.stuckFor + 1 : 0;
    if (this.stuckFor >= PATIENCE) this.impossible();
  }

  impossible(): void {
    this.set(false);
  }

  private set(possible: boolean): void {
    if (possible === this.isPossible) return;
    this.isPossible = possible;
    this.tell(possible);
  }
}
