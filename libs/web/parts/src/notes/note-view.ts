import { acceptsAttribute, isNoteAddress, type NoteNode } from '@certitude/collab';

type Mark = NonNullable<NoteNode['marks']>[number];

const NODES: Readonly<Record<string, string>> = {
  paragraph: 'p',
  blockquote: 'blockquote',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  hardBreak: 'br',
  horizontalRule: 'hr',
  table: 'table',
  tableRow: 'tr',
  tableHeader: 'th',
  tableCell: 'td',
};
const MARKS: Readonly<Record<string, string>> = {
  bold: 'strong',
  italic: 'em',
  code: 'code',
  strike: 's',
  underline: 'u',
};
const NEWER = 'Content of a newer version of this page. Reload to see it.';

/**
 * A note as elements to read, without any editor. Nothing of the note becomes an attribute but what is made here; what
 * this version does not know is shown as a placeholder.
 */
export function noteView(document: NoteNode): DocumentFragment {
  const view = window.document.createDocumentFragment();
  const content = document.content ?? [];
  view.append(...(content.length === 0 ? [placeholder('note-empty', 'Nothing written.')] : content.map(nodeView)));
  return view;
}

function nodeView(node: NoteNode): Node {
  if (node.text !== undefined) return (node.marks ?? []).reduce(markView, text(node.text));
  if (node.type === 'codeBlock') return wrapped('pre', [wrapped('code', childrenOf(node))]);
  if (node.type === 'heading') return wrapped(node.attrs?.['level'] === 4 ? 'h4' : 'h3', childrenOf(node));
  const name = Object.hasOwn(NODES, node.type) ? NODES[node.type] : undefined;
  if (!name) return placeholder('note-unknown', NEWER);
  const element = wrapped(name, childrenOf(node));
  if (node.type === 'orderedList') number(element, node);
  if (node.type === 'tableHeader') element.setAttribute('scope', 'col');
  return element;
}

function markView(inside: Node, { type, attrs }: Mark): Node {
  if (type === 'link') return linkView(inside, attrs?.['href']);
  const name = Object.hasOwn(MARKS, type) ? MARKS[type] : undefined;
  return name ? wrapped(name, [inside]) : inside;
}

function linkView(inside: Node, href: unknown): Node {
  if (typeof href !== 'string' || !isNoteAddress(href)) return inside;
  const link = wrapped('a', [inside]);
  link.setAttribute('href', href);
  link.setAttribute('target', '_blank');
  link.setAttribute('rel', 'noopener noreferrer nofollow');
  return link;
}

function number(list: HTMLElement, { type, attrs = {} }: NoteNode): void {
  for (const name of ['start', 'type'])
    if (attrs[name] !== undefined && acceptsAttribute(type, name, attrs[name]))
      list.setAttribute(name, String(attrs[name]));
}

const childrenOf = ({ content = [] }: NoteNode): Node[] => content.map(nodeView);
const text = (words: string): Node => window.document.createTextNode(words);

function wrapped(name: string, children: readonly Node[]): HTMLElement {
  const element = window.document.createElement(name);
  element.append(...children);
  return element;
}

function placeholder(name: string, words: string): HTMLElement {
  const element = wrapped('p', [text(words)]);
  element.className = name;
  return element;
}
