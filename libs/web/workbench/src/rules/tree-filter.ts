import { awaitsReview, isAnswered, isOverdueAnswer, type AccountId } from '@certitude/contracts';
import { type Outline, type OutlineCategory, type OutlineItem, type OutlineModule } from '@certitude/web/parts';
import { isInvited, type Contributors, type ResponseView } from '@certitude/collab';

/** Which answers the tree shows. */
export const TREE_FILTERS = ['all', 'mine', 'open', 'overdue', 'flagged', 'review'] as const;
export type TreeFilter = (typeof TREE_FILTERS)[number];

export const TREE_FILTER_LABELS: Readonly<Record<TreeFilter, string>> = {
  all: 'All',
  mine: 'Mine',
  open: 'Open',
  overdue: 'Overdue',
  flagged: 'Flagged',
  review: 'Review',
};

/** Who looks at what, and when. */
interface TreeViewer {
  readonly me: AccountId | null;
  readonly contributors: Contributors;
  /** The date where the person is. */
  readonly today: string;
}

export interface TreeQuery extends TreeViewer {
  readonly filter: TreeFilter;
  readonly search: string;
}

type Views = ReadonlyMap<OutlineItem['id'], ResponseView>;

const passes = (
  view: ResponseView | undefined,
  { filter, me, contributors, today }: Omit<TreeQuery, 'search'>,
): boolean => {
  if (filter === 'all' || !view) return filter === 'all';
  const { values } = view;
  switch (filter) {
    case 'mine':
      return values.owner === me || values.reviewer === me || (me !== null && isInvited(contributors, view.id, me));
    case 'open':
      return !isAnswered(values);
    case 'overdue':
      return isOverdueAnswer(values, today);
    case 'flagged':
      return values.flag;
    case 'review':
      return awaitsReview(values.status);
  }
};

/** Every word must occur in the number, the title, or the names around it. */
const found = (item: OutlineItem, words: readonly string[]): boolean => {
  const text = `${item.number} ${item.title} ${item.category.name} ${item.module.name}`.toLowerCase();
  return words.every((word) => text.includes(word));
};

/** The part of the outline that a search and a filter leave; categories and modules without items go with them. */
export function filterOutline(outline: Outline, views: Views, query: TreeQuery): readonly OutlineModule[] {
  const words = query.search.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 && query.filter === 'all') return outline.modules;
  const keep = (item: OutlineItem): boolean => passes(views.get(item.id), query) && found(item, words);
  const categoriesOf = ({ categories }: OutlineModule): OutlineCategory[] =>
    categories
      .map((category) => ({ ...category, items: category.items.filter(keep) }))
      .filter(({ items }) => items.length > 0);
  return outline.modules
    .map((module) => ({ ...module, categories: categoriesOf(module) }))
    .filter(({ categories }) => categories.length > 0);
}

/** How many answers each filter would show, for the numbers on the buttons. */
export const countsOf = (outline: Outline, views: Views, viewer: TreeViewer): Readonly<Record<TreeFilter, number>> => {
  const count = (filter: TreeFilter): number =>
    outline.items.filter((item) => passes(views.get(item.id), { ...viewer, filter })).length;
  return {
    all: outline.items.length,
    mine: count('mine'),
    open: count('open'),
    overdue: count('overdue'),
    flagged: count('flagged'),
    review: count('review'),
  };
};
