/** What a word processor follows; longer ones make it refuse the file. */
const LONGEST = 2_048;

/** Addresses that a document leads to. They lie beside it, each with an id. */
export class Links {
  private readonly ids = new Map<string, string>();

  /** @returns null for what is no address that a file may hold: it stays a text */
  idOf(link: string): string | null {
    const address = addressOf(link);
    if (address === null) return null;
    const id = this.ids.get(address) ?? `link${this.ids.size + 1}`;
    this.ids.set(address, id);
    return id;
  }

  all(): readonly (readonly [address: string, id: string])[] {
    return [...this.ids];
  }
}

/** With everything spelled that an address cannot hold. */
function addressOf(link: string): string | null {
  if (!URL.canParse(link)) return null;
  const { href } = new URL(link);
  return href.length <= LONGEST ? href : null;
}
