/** Every text of a parsed file, however deep. */
export function stringsIn(data: unknown): readonly string[] {
  if (typeof data === 'string') return [data];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(stringsIn) : [];
}

export function countWords(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}

/** Each run of nine consecutive words of a text, without case and punctuation. */
export function nineWordRuns(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(8).map((_word, index) => words.slice(index, index + 9).join(' '));
}
