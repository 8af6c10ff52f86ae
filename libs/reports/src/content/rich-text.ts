import { type FrozenText } from '@certitude/contracts/freezing';
import { type Block, type Inline, type Mark } from './blocks';

const MARKS: readonly string[] = ['bold', 'italic', 'code', 'strike', 'underline'] satisfies Mark[];
const isMark = (name: string): name is Mark => MARKS.includes(name);

/** Lists, quotes and tables inside each other; what is deeper stands at this depth. A page has no room for more, and setting it has a limit. */
const DEEPEST = 10;
/** What may be followed from a document, as in the editor: a page or a mailbox, nothing that runs. */
const ADDRESS = /^(?:https?:\/\/|mailto:)[^\s\p{Cc}\p{Cs}]{1,2040}$/iu;

/** A text of the editor as blocks. What it does not know it reads as its text, so that nothing that was written is missing. */
export function richText(document: FrozenText | null): readonly Block[] {
  return document ? blocksOf(document.content ?? [], 0) : [];
}

const blocksOf = (nodes: readonly FrozenText[], depth: number): readonly Block[] =>
  nodes.flatMap((node) => blockOf(node, depth));

const NESTING: readonly string[] = ['bulletList', 'orderedList', 'blockquote', 'table'];

function blockOf(node: FrozenText, depth: number): readonly Block[] {
  const inside = node.content ?? [];
  if (depth === DEEPEST && NESTING.includes(node.type)) return blocksOf(inside, depth);
  switch (node.type) {
    case 'paragraph':
      return [{ kind: 'paragraph', inlines: inlinesOf(inside) }];
    case 'heading':
      return [{ kind: 'text-heading', inlines: inlinesOf(inside) }];
    case 'bulletList':
    case 'orderedList':
      return [listOf(node, depth + 1)];
    case 'blockquote':
      return [{ kind: 'quote', blocks: blocksOf(inside, depth + 1) }];
    case 'codeBlock':
      return [{ kind: 'code', text: wordsOf(node) }];
    case 'horizontalRule':
      return [{ kind: 'rule' }];
    case 'table':
      return [
        { kind: 'text-table', rows: inside.map((row) => (row.content ?? []).map((cell) => cellOf(cell, depth + 1))) },
      ];
    case 'text':
    case 'hardBreak':
      return [{ kind: 'paragraph', inlines: inlinesOf([node]) }];
    default:
      return blocksOf(inside, depth);
  }
}

function listOf({ type, attrs, content = [] }: FrozenText, depth: number): Block {
  const start = attrs?.['start'];
  return {
    kind: 'list',
    ordered: type === 'orderedList',
    start: Number.isSafeInteger(start) && Number(start) >= 0 ? Number(start) : 1,
    items: content.map((item) => blocksOf(item.content ?? [], depth)),
  };
}

const cellOf = (cell: FrozenText, depth: number) => ({
  header: cell.type === 'tableHeader',
  blocks: blocksOf(cell.content ?? [], depth),
});

const inlinesOf = (nodes: readonly FrozenText[]): readonly Inline[] => nodes.flatMap((node) => inlineOf(node));

function inlineOf({ type, text, marks = [], content = [] }: FrozenText): readonly Inline[] {
  if (type === 'hardBreak') return [{ text: '\n' }];
  if (text === undefined) return inlinesOf(content);
  const named = marks.map((mark) => mark.type).filter(isMark);
  const href = marks.find((mark) => mark.type === 'link')?.attrs?.['href'];
  return [
    {
      text,
      ...(named.length > 0 && { marks: named }),
      ...(typeof href === 'string' && ADDRESS.test(href) && { link: href }),
    },
  ];
}

const wordsOf = ({ text, type, content = [] }: FrozenText): string =>
  type === 'hardBreak' ? '\n' : (text ?? content.map(wordsOf).join(''));
