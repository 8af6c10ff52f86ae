import { type Block, type Heading, type Report } from './blocks';

/** Parts that are seen at a glance without a list of them. */
const AT_A_GLANCE = 5;

/** What a long report consists of, each part with the name that its place has in a file; empty where none is needed. */
export type Contents = ReadonlyMap<Heading, string>;

export function contentsOf({ blocks, isCompact }: Pick<Report, 'blocks' | 'isCompact'>): Contents {
  const parts = isCompact ? [] : blocks.flatMap(partsOf);
  return new Map(parts.length > AT_A_GLANCE ? parts.map((part, at) => [part, `part-${at + 1}`]) : []);
}

function partsOf(block: Block): readonly Heading[] {
  if (block.kind === 'together') return block.blocks.flatMap(partsOf);
  return block.kind === 'heading' && block.level === 2 ? [block] : [];
}
