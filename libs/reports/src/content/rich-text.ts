import { type FrozenText } from '@certitude/contracts/freezing';
import { type Block, type Inline, type Mark } from './blocks';

const MARKS: readonly string[] = ['bold', 'italic', 'code', 'strike', 'underline'] satisfies Mark[];
const isMark = (name: string): name is Mark => MARKS.includes(name);

/** A text of the editor as blocks. What it does not know it reads as its text, so that nothing that was written is missing. */
export function richText(document: FrozenText | null): readonly Block[] {
  return document ? blocksOf(document.content ?? []) : [];
}

const blocksOf = (nodes: readonly FrozenText[]): readonly Block[] => nodes.flatMap((node) => blockOf(node));

function blockOf(node: FrozenText): readonly Block[] {
  const inside = node.content ?? [];
  switch (node.type) {
    case 'paragraph':
      return [{ kind: 'paragraph', inlines: inlinesOf(inside) }];
    case 'heading':
      return [{ kind: 'text-heading', inlines: inlinesOf(inside) }];
    case 'bulletList':
    case 'orderedList': {
      const start = node.attrs?.['start'];
      return [
        {
          kind: 'list',
          ordered: node.type === 'orderedList',
          start: typeof start === 'number' && start >= 0 ? start : 1,
          items: inside.map((item) => blocksOf(item.content ?? [])),
        },
      ];
    }
    case 'blockquote':
      return [{ kind: 'quote', blocks: blocksOf(inside) }];
    case 'codeBlock':
      return [{ kind: 'code', text: wordsOf(node) }];
    case 'horizontalRule':
      return [{ kind: 'rule' }];
    case 'table':
      return [{ kind: 'text-table', rows: inside.map((row) => (row.content ?? []).map(cellOf)) }];
    case 'text':
    case 'hardBreak':
      return [{ kind: 'paragraph', inlines: inlinesOf([node]) }];
    default:
      return blocksOf(inside);
  }
}

const cellOf = (cell: FrozenText) => ({ header: cell.type === 'tableHeader', blocks: blocksOf(cell.content ?? []) });

const inlinesOf = (nodes: readonly FrozenText[]): readonly Inline[] => nodes.flatMap((node) => inlineOf(node));

function inlineOf({ type, text, marks = [], content = [] }: FrozenText): readonly Inline[] {
  if (type === 'hardBreak') return [{ text: '\n' }];
  if (text === undefined) return inlinesOf(content);
  const named = marks.map((mark) => mark.type).filter(isMark);
  const href = marks.find((mark) => mark.type === 'link')?.attrs?.['href'];
  return [{ text, ...(named.length > 0 && { marks: named }), ...(typeof href === 'string' && { link: href }) }];
}

const wordsOf = ({ text, type, content = [] }: FrozenText): string =>
  type === 'hardBreak' ? '\n' : (text ?? content.map(wordsOf).join(''));
