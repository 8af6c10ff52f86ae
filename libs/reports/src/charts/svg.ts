import { escapedXml } from '../content/xml';

/** Light and dark enough to be told apart in grey. */
export const INK = {
  text: '#1c2430',
  quiet: '#5b6675',
  line: '#c4cbd4',
  track: '#e6eaef',
  fill: '#1f5fa8',
  mark: '#111',
};

interface Label {
  readonly x: number;
  readonly y: number;
  readonly words: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly bold?: boolean;
  readonly size?: number;
  readonly quiet?: boolean;
}

export const label = ({ x, y, words, anchor = 'start', bold = false, size = 11, quiet = false }: Label): string =>
  `<text x="${at(x)}" y="${at(y)}" text-anchor="${anchor}" font-family="Noto Sans" font-size="${size}"` +
  `${bold ? ' font-weight="bold"' : ''} fill="${quiet ? INK.quiet : INK.text}">${escapedXml(words)}</text>`;

/** Two decimals, so that the same chart is the same bytes on every machine. */
export const at = (number: number): string => String(Math.round(number * 100) / 100);

export const svg = (width: number, height: number, parts: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${parts.join('')}</svg>`;

/** Breaks a name into lines of at most so many characters, at spaces. */
export function lines(words: string, longest: number): readonly string[] {
  const broken: string[] = [];
  for (const word of words.split(' ')) {
    const last = broken.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= longest) broken[broken.length - 1] = `${last} ${word}`;
    else broken.push(word);
  }
  return broken;
}
