/** How long tabs are behind the furthest of them. Fed with looks at all of them. */
export class Behind {
  /** When the stream first reached further than a head; milliseconds of a clock that never goes back. */
  private readonly steps: { readonly head: number; readonly at: number }[] = [];
  private most = 0;

  /** @param heads of all tabs, null for one that has joined nothing yet */
  look(heads: readonly (number | null)[], now: number): void {
    const furthest = Math.max(0, ...heads.map((head) => head ?? 0));
    if (furthest > (this.steps.at(-1)?.head ?? 0)) this.steps.push({ head: furthest, at: now });
    for (const head of heads) {
      if ((head ?? 0) === furthest) continue;
      const missed = this.steps.find((step) => step.head > (head ?? 0));
      if (missed) this.most = Math.max(this.most, now - missed.at);
    }
  }

  /** The longest that any tab was behind so far, in milliseconds. */
  get longest(): number {
    return this.most;
  }
}
