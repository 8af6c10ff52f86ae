import { EvidenceQuery, type AccountId } from '@certitude/contracts';
import { type EvidenceFilter } from '@certitude/web/parts';
import { addDays } from '@certitude/web/ui';
import { type Sorting } from '@certitude/web/ui/panes';

/** How evidence is owned by whoever looks, in an address that others may open, too. */
export const ME = 'me';
/** Days within which evidence ends, as the address names them. */
export const ENDS_WITHIN = [30, 90, 365] as const;
const { shape } = EvidenceQuery;

/** Names that the address of the list may hold. */
export const FILTERS = ['search', 'state', 'owner', 'ends', 'archived'] as const;
type Values = Readonly<Partial<Record<string, string>>>;

/** In which order evidence is listed: newest first where the address says nothing that is known. */
export const sortingOf = ({ sort, order }: Values): Sorting => ({
  sort: shape.sort.safeParse(sort).data ?? 'added',
  order: shape.order.safeParse(order).data ?? 'desc',
});

/** What the address asks for; what it says and nobody understands is left out. @param today where the person is */
export function evidenceFilter(values: Values, me: AccountId | undefined, today: string): EvidenceFilter {
  const { sort, order, search, state, owner, ends, archived } = values;
  const days = ENDS_WITHIN.find((choice) => String(choice) === ends);
  const asked = {
    sort: sort && shape.sort.safeParse(sort).data,
    order: order && shape.order.safeParse(order).data,
    search: search && shape.search.safeParse(search).data,
    state: shape.state.safeParse(state).data,
    owner: owner === ME ? me : shape.owner.safeParse(owner).data,
    endsUntil: days && addDays(today, days),
    standing: archived === 'yes' && 'archived',
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => Boolean(value))) as EvidenceFilter;
}

/** Whether the address leaves anything out. */
export const isFiltered = (values: Values): boolean => FILTERS.some((name) => values[name] !== undefined);
/** How many filters the address has beside the words that are searched for, which are seen where they are typed. */
export const filtersIn = (values: Values): number =>
  FILTERS.filter((name) => name !== 'search' && values[name] !== undefined).length;
