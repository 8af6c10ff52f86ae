/** A piece of a text: one of the words searched for, or what stands between. */
export interface Segment {
  readonly text: string;
  readonly isHit: boolean;
}

/** What a search asks for: words in lower case, each once. */
export const wordsOf = (search: string): readonly string[] => [
  ...new Set(search.toLowerCase().split(/\s+/).filter(Boolean)),
];

/** The text with every occurrence of a word as a piece of its own; the longer of two words that overlap wins. */
export function marked(text: string, words: readonly string[]): readonly Segment[] {
  if (words.length === 0) return [{ text, isHit: false }];
  const longestFirst = words.toSorted((a, b) => b.length - a.length).map(escaped);
  return text
    .split(new RegExp(`(${longestFirst.join('|')})`, 'gi'))
    .map((piece, index) => ({ text: piece, isHit: index % 2 === 1 }))
    .filter((segment) => segment.text !== '');
}

const BEFORE = 60;
const AFTER = 140;

/** The surroundings of a hit, cut between words, every hit in them marked; null without a hit. */
export function excerpt(text: string, words: readonly string[]): readonly Segment[] | null {
  const at = richestPlace(text.toLowerCase(), words);
  if (at === null) return null;
  const start = at <= BEFORE ? 0 : text.indexOf(' ', at - BEFORE) + 1;
  const from = start > at ? at : start;
  const end = at + AFTER >= text.length ? text.length : text.lastIndexOf(' ', at + AFTER);
  const to = end <= at ? text.length : end;
  return marked(`${from > 0 ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`, words);
}

/** The first hit that has the most of the other words after it, near enough to be shown together. */
function richestPlace(lower: string, words: readonly string[]): number | null {
  const places = words.flatMap((word) => occurrences(lower, word)).toSorted((a, b) => a - b);
  const richness = (at: number): number => words.filter((word) => lower.slice(at, at + AFTER).includes(word)).length;
  const most = Math.max(...places.map(richness));
  return places.find((at) => richness(at) === most) ?? null;
}

function occurrences(lower: string, word: string): readonly number[] {
  const places: number[] = [];
  for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length)) places.push(at);
  return places;
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
