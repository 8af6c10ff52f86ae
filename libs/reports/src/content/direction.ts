const FIRST_LETTER = /\p{L}/u;
const RIGHT_TO_LEFT = /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u;

/** By its first letter, as a browser decides it. */
export const isRightToLeft = (words: string): boolean => RIGHT_TO_LEFT.test(FIRST_LETTER.exec(words)?.[0] ?? '');
