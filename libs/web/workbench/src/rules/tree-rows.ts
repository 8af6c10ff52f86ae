import { type OutlineCategory, type OutlineItem, type OutlineModule } from './outline';

/** One line of the tree as it is shown. */
export type TreeRow =
  | {
      readonly kind: 'module';
      readonly key: string;
      readonly depth: 1;
      readonly open: boolean;
      readonly module: OutlineModule;
    }
  | {
      readonly kind: 'category';
      readonly key: string;
      readonly depth: 2;
      readonly open: boolean;
      readonly category: OutlineCategory;
    }
  | { readonly kind: 'item'; readonly key: string; readonly depth: 2 | 3; readonly item: OutlineItem };

/** The lines below each other. Where categories are rated themselves, they are the leaves. */
export function treeRows(modules: readonly OutlineModule[], folded: ReadonlySet<string>): readonly TreeRow[] {
  return modules.flatMap((module): TreeRow[] => {
    const key = `module/${module.module.id}`;
    const open = !folded.has(key);
    const own: TreeRow = { kind: 'module', key, depth: 1, open, module };
    return open ? [own, ...module.categories.flatMap((category) => categoryRows(category, folded))] : [own];
  });
}

function categoryRows(category: OutlineCategory, folded: ReadonlySet<string>): readonly TreeRow[] {
  const key = `category/${category.category.id}`;
  const isLeaf = category.items.every(({ requirement }) => requirement === null);
  const items = category.items.map((item): TreeRow => ({ kind: 'item', key: item.id, depth: isLeaf ? 2 : 3, item }));
  if (isLeaf) return items;
  const open = !folded.has(key);
  const own: TreeRow = { kind: 'category', key, depth: 2, open, category };
  return open ? [own, ...items] : [own];
}

/** What a key does on a line of the tree. */
export type TreeMove =
  | { readonly kind: 'focus'; readonly key: string }
  | { readonly kind: 'fold' | 'unfold'; readonly key: string }
  | { readonly kind: 'activate'; readonly key: string };

/** Keys of a tree as everybody knows them: up, down, to the parent, into the children, first, last. */
export function treeMove(rows: readonly TreeRow[], at: string, pressed: string): TreeMove | null {
  const index = rows.findIndex(({ key }) => key === at);
  const row = rows[index];
  if (!row) return null;
  const canFold = row.kind !== 'item';
  const to = (target: TreeRow | undefined): TreeMove | null => (target ? { kind: 'focus', key: target.key } : null);
  switch (pressed) {
    case 'ArrowDown':
      return to(rows[index + 1]);
    case 'ArrowUp':
      return to(rows[index - 1]);
    case 'Home':
      return to(rows[0]);
    case 'End':
      return to(rows.at(-1));
    case 'ArrowRight':
      if (!canFold) return null;
      return row.open ? to(rows[index + 1]) : { kind: 'unfold', key: at };
    case 'ArrowLeft':
      if (canFold && row.open) return { kind: 'fold', key: at };
      return to(rows.slice(0, index).findLast(({ depth }) => depth < row.depth));
    case 'Enter':
    case ' ':
      return { kind: 'activate', key: at };
    default:
      return null;
  }
}
