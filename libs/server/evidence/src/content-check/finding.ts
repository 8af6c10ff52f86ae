/** Where something was found: the files it is nested in, outermost first, and the byte in the innermost. */
export interface Place {
  readonly inside: readonly string[];
  /** Null where the bytes were decoded on the way, so that a number would mislead. */
  readonly at: number | null;
}

/** What makes a file unacceptable. */
export interface Finding {
  readonly kind: 'key' | 'macros';
  /** As it stands in a sentence, with its article: "an RSA private key (PKCS#8)". */
  readonly what: string;
  readonly place: Place;
}

/** What the whole inspection of a file says. */
export type Verdict =
  | { readonly kind: 'clean' }
  /** @property why as it stands after "because" */
  | { readonly kind: 'sealed'; readonly why: string }
  | ({ readonly kind: 'refused' } & { readonly finding: Finding });

/** Some part cannot be opened: encrypted, damaged, or of a kind that nobody here can read. */
export class Sealed extends Error {}

/** The rest is more than may be looked into. */
export class OverBudget extends Error {}

const MOST_SHOWN = 80;

/** "an RSA private key (PKCS#8) in backup/ca.pem inside archive.zip, at byte 1024" */
export function sentenceOf({ what, place: { inside, at } }: Finding): string {
  const where = inside.map(shown).reverse().join(' inside ');
  return `${what} in ${where}${at === null ? '' : `, at byte ${at}`}`;
}

/** Names in archives are anybody's: nothing in them steers a terminal or turns the direction of writing. */
function shown(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '�');
  return plain.length > MOST_SHOWN ? `…${plain.slice(-MOST_SHOWN)}` : plain;
}
