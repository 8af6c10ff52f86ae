import { PlansQuery, type AccountId } from '@certitude/contracts';
import { type PlanFilter } from '@certitude/web/parts';
import { type Sorting } from '@certitude/web/ui/panes';

/** How a plan is owned by whoever looks, in an address that others may open, too. */
export const ME = 'me';
const { shape } = PlansQuery;

/** Names that the address of the list may hold. */
export const FILTERS = ['status', 'owner', 'pki', 'due', 'from', 'until', 'archived'] as const;
type Values = Readonly<Partial<Record<string, string>>>;

/** In which order plans are listed: by due date where the address says nothing that is known. */
export const sortingOf = ({ sort, order }: Values): Sorting => ({
  sort: shape.sort.safeParse(sort).data ?? 'due',
  order: shape.order.safeParse(order).data ?? 'asc',
});

/** What the address asks for; what it says and nobody understands is left out. @param me who looks */
export function planFilter(values: Values, me: AccountId | undefined): PlanFilter {
  const { sort, order } = values;
  const asked = {
    sort: sort && shape.sort.safeParse(sort).data,
    order: order && shape.order.safeParse(order).data,
    status: shape.status.safeParse(values['status']).data,
    responsible: values['owner'] === ME ? me : shape.responsible.safeParse(values['owner']).data,
    pkiId: shape.pkiId.safeParse(values['pki']).data,
    overdue: values['due'] === 'overdue' ? ('yes' as const) : undefined,
    dueFrom: shape.dueFrom.safeParse(values['from']).data,
    dueUntil: shape.dueUntil.safeParse(values['until']).data,
    standing: values['archived'] === 'yes' ? ('archived' as const) : undefined,
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => Boolean(value))) as PlanFilter;
}

/** How many filters the address has. */
export const filtersIn = (values: Values): number => FILTERS.filter((name) => values[name] !== undefined).length;
