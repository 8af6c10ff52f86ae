import {
  type Block,
  type Chart,
  type Heading,
  type List,
  type Paragraph,
  paragraph,
  type Report,
} from '../content/blocks';
import { type Contents } from '../content/contents';
import { isRightToLeft } from '../content/direction';
import { escapedXml } from '../content/xml';
import { contentsXml, markedXml } from './contents-xml';
import { drawingXml, type Picture } from './drawing-xml';
import { type Links } from './links';
import { type Numberings } from './numberings';
import { runOf, runsOf, wordsOf } from './runs';
import { factsXml, tableXml, textTableXml } from './tables-xml';

/** What is met on the way through a document and lies beside it. */
export interface Gathered {
  readonly links: Links;
  readonly numberings: Numberings;
  readonly contents: Contents;
  /** Twentieths of a point of a line of text. */
  readonly textWidth: number;
  /** By its chart; every chart of the report has one. */
  readonly pictureOf: (chart: Chart) => Picture;
}

/** Where a block stands. */
export interface Place {
  /** Twentieths of a point from the start of the line. */
  readonly indent: number;
  /** Lists around it. */
  readonly depth: number;
  /** Of the list that its next paragraph is an item of. */
  readonly item: string;
  readonly style: string;
  /** Whether it stays on the page of what comes next. */
  readonly keep: boolean;
}
export const TOP: Place = { indent: 0, depth: 0, item: '', style: '', keep: false };

const STEP = 360;
/** Word knows nine depths of lists. */
const DEEPEST = 8;
const BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';

/** The title, and everything below it. */
export function bodyXml(report: Report, gathered: Gathered): string {
  const { title, subtitle, label, isDraft, isCompact, cover, blocks } = report;
  const notices = [isDraft && !isCompact ? 'Draft: this assessment is not finalized.' : null, label];
  return [
    styled('Brand', 'PKI Maturity Model'),
    styled('Heading1', title),
    styled('Subtitle', subtitle),
    ...notices.map((text) => (text === null ? '' : styled('Notice', text))),
    blocksXml([cover], TOP, gathered),
    contentsXml(gathered.contents),
    isCompact ? '' : BREAK,
    blocksXml(blocks, TOP, gathered),
  ].join('');
}

export const blocksXml = (blocks: readonly Block[], place: Place, gathered: Gathered): string =>
  blocks.map((block) => blockXml(block, place, gathered)).join('');

function blockXml(block: Block, place: Place, gathered: Gathered): string {
  switch (block.kind) {
    case 'heading':
      return headingXml(block, gathered);
    case 'paragraph':
      return textXml(toned(block, place), block.inlines, gathered);
    case 'text-heading':
      return textXml({ ...place, style: 'TextHeading' }, block.inlines, gathered);
    case 'list':
      return listXml(block, place, gathered);
    case 'quote':
      return blocksXml(block.blocks, { ...place, indent: place.indent + STEP, style: 'Quote' }, gathered);
    case 'code':
      return paragraphXml({ ...place, style: 'Code' }, runOf(block.text));
    case 'facts':
      return factsXml(block, place);
    case 'table':
      return tableXml(block, place);
    case 'text-table':
      return textTableXml(block, (blocks) => blocksXml(blocks, TOP, gathered));
    case 'chart':
      return (
        paragraphXml({ ...TOP, style: 'Chart' }, drawingXml(gathered.pictureOf(block), block, gathered.textWidth)) +
        styled('Caption', block.caption)
      );
    case 'notice':
      return styled('Notice', block.text);
    case 'rule':
      return paragraphXml({ ...place, style: 'Rule' }, '');
    case 'together':
      return block.blocks
        .map((each, at, { length }) => {
          const keep = place.keep || at < length - 1 || block.isContinued === true;
          return blockXml(each, { ...place, keep }, gathered);
        })
        .join('');
  }
}

function headingXml(heading: Heading, { contents }: Gathered): string {
  const run = runOf(heading.text);
  const mark = contents.get(heading);
  const place = { ...TOP, style: `Heading${heading.level}` };
  return paragraphXml(place, mark === undefined ? run : markedXml(mark, run), isRightToLeft(heading.text));
}

const TONES = { quiet: 'Quiet', lead: 'Lead' } as const;
const toned = ({ tone }: Paragraph, place: Place): Place => (tone ? { ...place, style: TONES[tone] } : place);

function listXml({ ordered, start, items }: List, place: Place, gathered: Gathered): string {
  const depth = Math.min(place.depth, DEEPEST);
  const numbering = gathered.numberings.idOf(ordered, start, depth);
  const item = `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${numbering}"/></w:numPr>`;
  const inside = { ...place, depth: place.depth + 1, indent: place.indent + STEP };
  return items
    .map((blocks) => {
      // The number belongs to a paragraph, also where an item begins with something else.
      const [first = EMPTY, ...rest] = blocks[0]?.kind === 'paragraph' ? blocks : [EMPTY, ...blocks];
      return blockXml(first, { ...inside, item }, gathered) + blocksXml(rest, inside, gathered);
    })
    .join('');
}
const EMPTY = paragraph('');

const textXml = (place: Place, inlines: Parameters<typeof runsOf>[0], { links }: Gathered): string =>
  paragraphXml(place, runsOf(inlines, links), isRightToLeft(wordsOf(inlines)));

const styled = (style: string, text: string): string =>
  paragraphXml({ ...TOP, style }, runOf(text), isRightToLeft(text));

/** Properties in the order of the schema: style, page, number, direction, indent. */
export function paragraphXml({ indent, item, style, keep }: Place, runs: string, rightToLeft = false): string {
  const properties = [
    style && `<w:pStyle w:val="${escapedXml(style)}"/>`,
    keep ? '<w:keepNext/>' : '',
    item,
    rightToLeft ? '<w:bidi/>' : '',
    indent > 0 && `<w:ind w:left="${indent}"${item && ` w:hanging="${STEP - 60}"`}/>`,
  ].filter(Boolean);
  return `<w:p>${properties.length > 0 ? `<w:pPr>${properties.join('')}</w:pPr>` : ''}${runs}</w:p>`;
}
