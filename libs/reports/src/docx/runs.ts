import { type Inline, type Mark } from '../content/blocks';
import { isRightToLeft } from '../content/direction';
import { escapedXml } from '../content/xml';
import { type Links } from './links';

const PROPERTIES: Readonly<Record<Mark, string>> = {
  bold: '<w:b/><w:bCs/>',
  italic: '<w:i/><w:iCs/>',
  code: '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>',
  strike: '<w:strike/>',
  underline: '<w:u w:val="single"/>',
};
/** The schema wants properties in this order. */
const ORDER: readonly Mark[] = ['code', 'bold', 'italic', 'strike', 'underline'];

export const wordsOf = (inlines: readonly Inline[]): string => inlines.map(({ text }) => text).join('');

export const runsOf = (inlines: readonly Inline[], links: Links): string =>
  inlines.map((inline) => inlineOf(inline, links)).join('');

function inlineOf({ text, marks = [], link }: Inline, links: Links): string {
  const id = link === undefined ? null : links.idOf(link);
  const run = runOf(text, marks, id === null ? '' : '<w:rStyle w:val="Hyperlink"/>');
  return id === null ? run : `<w:hyperlink r:id="${id}" w:history="1">${run}</w:hyperlink>`;
}

/** A run of text; its lines are broken where the text breaks them. @param style a run style, which comes first */
export function runOf(text: string, marks: readonly Mark[] = [], style = ''): string {
  const marked = ORDER.filter((mark) => marks.includes(mark)).map((mark) => PROPERTIES[mark]);
  const properties = `${style}${marked.join('')}${isRightToLeft(text) ? '<w:rtl/>' : ''}`;
  const lines = text.split(/\r\n|[\n\r]/).map((line) => line.split('\t').map(textOf).join('<w:tab/>'));
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}${lines.join('<w:br/>')}</w:r>`;
}

const textOf = (words: string): string => words && `<w:t xml:space="preserve">${escapedXml(words)}</w:t>`;
