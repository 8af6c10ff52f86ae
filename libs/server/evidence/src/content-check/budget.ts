import { OverBudget } from './finding';

const MIB = 1024 * 1024;
const LIMITS = {
  /** Archives in archives, and encodings in encodings. */
  depth: 6,
  entries: 5_000,
  /** Everything that comes out of archives and encodings, together. */
  unpacked: 256 * MIB,
  /** One file from an archive. */
  entry: 64 * MIB,
  /** Bytes that are decoded as ASN.1, counted as often as they are. */
  asn1: 64 * MIB,
  /** Places in texts that look like the beginning of a key in another format. */
  suspects: 20_000,
} as const;

/** What the inspection of one file may use up. Everything that multiplies what was sent is counted here. */
export class Budget {
  private readonly used = { entries: 0, unpacked: 0, asn1: 0, suspects: 0 };

  /** The most that may come out of the next file of an archive. */
  get nextEntry(): number {
    return Math.min(LIMITS.entry, LIMITS.unpacked - this.used.unpacked);
  }

  /** @throws OverBudget */
  spend(what: keyof typeof this.used, amount = 1): void {
    this.used[what] += amount;
    if (this.used[what] > LIMITS[what]) throw new OverBudget(`it holds more than can be looked into (${what})`);
  }

  /** @throws OverBudget */
  requireDepth(depth: number): void {
    if (depth > LIMITS.depth) throw new OverBudget('it is nested too deeply');
  }
}
