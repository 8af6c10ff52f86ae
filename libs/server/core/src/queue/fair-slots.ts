interface Waiting {
  readonly organization: string;
  readonly enter: (entered: boolean) => void;
}

/**
 * Places for running jobs: a number of them in all, and a share for one organization. Who waits longest comes first,
 * among those whose organization has not used up its share.
 */
export class FairSlots {
  private readonly running = new Map<string, number>();
  private readonly waiting: Waiting[] = [];
  private total = 0;
  private closed = false;

  constructor(
    private readonly most: number,
    private readonly share: number,
  ) {}

  /** @returns whether a place was got, which is to be left again; false once the places are closed */
  enter(organization: string): Promise<boolean> {
    if (this.closed) return Promise.resolve(false);
    return new Promise((enter) => {
      this.waiting.push({ organization, enter });
      this.admit();
    });
  }

  leave(organization: string): void {
    const left = (this.running.get(organization) ?? 0) - 1;
    if (left > 0) this.running.set(organization, left);
    else this.running.delete(organization);
    this.total--;
    this.admit();
  }

  /** Nobody enters any more; who waits is sent away. */
  close(): void {
    this.closed = true;
    for (const { enter } of this.waiting.splice(0)) enter(false);
  }

  private admit(): void {
    while (this.total < this.most) {
      const next = this.waiting.findIndex(({ organization }) => (this.running.get(organization) ?? 0) < this.share);
      const [admitted] = next < 0 ? [] : this.waiting.splice(next, 1);
      if (!admitted) return;
      this.running.set(admitted.organization, (this.running.get(admitted.organization) ?? 0) + 1);
      this.total++;
      admitted.enter(true);
    }
  }
}
