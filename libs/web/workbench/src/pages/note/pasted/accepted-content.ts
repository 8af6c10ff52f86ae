import { Fragment, type Mark, type Node, Slice } from '@tiptap/pm/model';
import { acceptsAttribute, acceptsMark } from '@certitude/collab';

/** Values that the server would refuse become those that a node has by itself, and marks that it would refuse go. */
export const acceptedSlice = ({ content, openStart, openEnd }: Slice): Slice =>
  new Slice(acceptedFragment(content), openStart, openEnd);

const acceptedFragment = (fragment: Fragment): Fragment => {
  const nodes: Node[] = [];
  fragment.forEach((node) => nodes.push(acceptedNode(node)));
  return Fragment.from(nodes);
};

function acceptedNode(node: Node): Node {
  const marks = node.marks.filter(isAccepted);
  if (node.isText) return node.mark(marks);
  return node.type.create(acceptedAttributes(node), acceptedFragment(node.content), marks);
}

/** A node's attributes, those that a note may not have left to what they are by themselves. */
export const acceptedAttributes = ({ type, attrs }: Node): Record<string, unknown> =>
  Object.fromEntries(Object.entries(attrs).filter(([name, value]) => acceptsAttribute(type.name, name, value)));

const isAccepted = ({ type, attrs }: Mark): boolean => acceptsMark(type.name, attrs);
