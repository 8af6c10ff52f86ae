import { entriesOf, type Entry } from './archives';
import { binaryKey, type Found } from './binary-scan';
import { Budget } from './budget';
import { encodedIn } from './encoded';
import { type Finding, OverBudget, Sealed, type Verdict } from './finding';
import { isEncryptedPdf, isMacroPart, oleKind } from './office';
import { armouredKey } from './pem';
import { textViews, type TextView } from './text-views';
import { writtenKey } from './written-keys';

/**
 * Looks through the whole content of a file for private keys, key stores and macros, in every wrapping that is known
 * here. Never throws, whatever the bytes: what cannot be opened, and what is beyond the limits, is `sealed`.
 * @param name as it is called in what is said about it
 */
export async function inspectContent(name: string, bytes: Buffer): Promise<Verdict> {
  const inspection = new Inspection();
  try {
    const finding = await inspection.content(bytes, { inside: [name], archives: 0, encodings: 0 });
    if (finding) return { kind: 'refused', finding };
  } catch (error) {
    if (!(error instanceof OverBudget)) throw error;
    inspection.sealed.push(error.message);
  }
  const [why] = inspection.sealed;
  return why === undefined ? { kind: 'clean' } : { kind: 'sealed', why };
}

/** What is being looked at: the names it is nested in, and how many archives and encodings deep. */
interface Spot {
  readonly inside: readonly string[];
  readonly archives: number;
  readonly encodings: number;
}

/** Base64 of base64 is opened; nobody wraps a key more often by accident. */
const MOST_ENCODINGS = 2;

class Inspection {
  readonly sealed: string[] = [];
  private readonly budget = new Budget();

  /** A file of its own, or what an encoding stood for. */
  async content(bytes: Buffer, spot: Spot): Promise<Finding | null> {
    this.budget.requireDepth(spot.archives);
    const ole = oleKind(bytes);
    if (ole === 'macros') return { kind: 'macros', what: 'macros', place: { inside: spot.inside, at: null } };
    if (ole === 'encrypted' || isEncryptedPdf(bytes)) this.sealed.push('the document is encrypted');
    const found = binaryKey(bytes, this.budget);
    const finding = found ? keyAt(found, spot) : await this.texts(bytes, spot);
    return finding ? this.inside(bytes, spot, finding) : this.archive(bytes, spot);
  }

  /** What is not compressed is seen through its archive: people are told the file in it that it lies in. */
  private async inside(bytes: Buffer, spot: Spot, seen: Finding): Promise<Finding> {
    try {
      const finding = await this.archive(bytes, spot);
      return finding?.kind === 'key' ? finding : seen;
    } catch (error) {
      // What was found stays found, whatever the limits are.
      if (error instanceof OverBudget) return seen;
      throw error;
    }
  }

  private async texts(bytes: Buffer, spot: Spot): Promise<Finding | null> {
    for (const view of textViews(bytes)) {
      const found = armouredKey(view, this.budget) ?? writtenKey(view, this.budget);
      if (found) return keyAt(found, spot);
      const finding = await this.encoded(view, spot);
      if (finding) return finding;
    }
    return null;
  }

  private async encoded(view: TextView, spot: Spot): Promise<Finding | null> {
    if (spot.encodings === MOST_ENCODINGS) return null;
    for (const { bytes, at } of encodedIn(view, this.budget)) {
      const finding = await this.content(bytes, { ...spot, encodings: spot.encodings + 1 });
      if (finding) return isIn(finding, spot) ? { ...finding, place: { inside: spot.inside, at } } : finding;
    }
    return null;
  }

  private async archive(bytes: Buffer, spot: Spot): Promise<Finding | null> {
    try {
      for await (const entry of entriesOf(bytes, this.budget) ?? []) {
        const finding = await this.entry(entry, { ...spot, inside: [...spot.inside, entry.name] });
        if (finding) return finding;
      }
    } catch (error) {
      this.note(error);
    }
    return null;
  }

  private async entry({ name, content }: Entry, spot: Spot): Promise<Finding | null> {
    if (isMacroPart(name)) return { kind: 'macros', what: 'macros', place: { inside: spot.inside, at: null } };
    try {
      return await this.content(await content(), { ...spot, archives: spot.archives + 1 });
    } catch (error) {
      this.note(error);
      return null;
    }
  }

  /** One part that cannot be opened leaves the others to be looked at. */
  private note(error: unknown): void {
    if (!(error instanceof Sealed)) throw error;
    this.sealed.push(error.message);
  }
}

const keyAt = ({ what, at }: Found, { inside }: Spot): Finding => ({ kind: 'key', what, place: { inside, at } });

/** Whether something was found in the very file, and not in an archive that it holds. */
const isIn = ({ place }: Finding, { inside }: Spot): boolean => place.inside.length === inside.length;
