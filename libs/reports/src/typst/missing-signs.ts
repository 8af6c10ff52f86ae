/** Scripts by the names that readers know them by, as far as people write them and no font of ours has them. */
const SCRIPTS: readonly (readonly [name: string, has: RegExp])[] = [
  ['Korean', /\p{sc=Hangul}/u],
  ['Japanese', /[\p{sc=Hiragana}\p{sc=Katakana}]/u],
  ['Chinese', /\p{sc=Han}/u],
  ['Thai', /\p{sc=Thai}/u],
  ['Georgian', /\p{sc=Georgian}/u],
  ['Armenian', /\p{sc=Armenian}/u],
  ['Bengali', /\p{sc=Bengali}/u],
  ['Tamil', /\p{sc=Tamil}/u],
  ['Telugu', /\p{sc=Telugu}/u],
  ['symbols', /[\p{S}\p{Extended_Pictographic}]/u],
  ['others', /./su],
];
/** What joins or changes signs, and is none that anybody sees. */
const UNSEEN = /[\p{Cc}\p{Default_Ignorable_Code_Point}]/u;
/** Signs of a script that are named one by one. */
const MOST = 12;

/** Which signs are printed as boxes, for the report itself to say: they cannot be printed, so that their numbers stand for them. */
export function missingSignsText(signs: readonly string[]): string {
  const seen = signs.filter((sign) => !UNSEEN.test(sign));
  const all = [...new Set(seen)].sort((one, other) => (one.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0));
  if (all.length === 0) return '';
  const scriptOf = (sign: string): string => SCRIPTS.find(([, has]) => has.test(sign))?.[0] ?? 'others';
  const named = SCRIPTS.flatMap(([name]) => {
    const own = all.filter((sign) => scriptOf(sign) === name);
    if (own.length === 0) return [];
    const more = own.length > MOST ? ` and ${own.length - MOST} more` : '';
    return [`${name} (${own.slice(0, MOST).map(codeOf).join(', ')}${more})`];
  });
  return `The fonts of this report lack some signs that people wrote, and boxes stand for them: ${named.join('; ')}.`;
}

const codeOf = (sign: string): string => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
