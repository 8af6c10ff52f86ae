import {
  type ActionPlanId,
  NOBODY,
  OPEN_PLANS,
  type Order,
  OVER_PLAN_STATUSES,
  PLAN_STATUSES,
  type PlanSort,
  type PlansQuery,
} from '@certitude/contracts';
import {
  comesAfter,
  type EntityQuery,
  type KeyPlace,
  type ListOrder,
  type TenantTransaction,
} from '@certitude/server/core';
import { ActionPlanEntity } from './entities/action-plan.entity';

export type PlanFilter = Omit<PlansQuery, 'limit' | 'after' | 'sort' | 'order'>;
type Chosen = EntityQuery<{ readonly id: ActionPlanId }>;

const PKI = `lower((select k.name from assessment a join pki k on k.organization_id = a.organization_id and k.id = a.pki_id
  where a.organization_id = p.organizationId and a.id = p.assessmentId))`;
const PERSON = 'lower((select c.name from account c where c.id = p.responsible))';
const STATUS = `array_position(array[${PLAN_STATUSES.map((status) => `'${status}'`).join(', ')}], p.status)`;
/** Fields know when they were changed; a plan that never was, when it was made. Microseconds. */
const CHANGED = `(extract(epoch from coalesce((select max((f.value ->> 'at')::timestamptz)
  from jsonb_each(p.fieldVersions) f), p.createdAt)) * 1000000)`;
/** As work that nobody has is counted. */
const FORMER = `exists (select from member m
  where m.organization_id = p.organizationId and m.account_id = p.responsible and m.removed_at is not null)`;
/** Comes after all names. */
const LAST = '\u{10FFFF}';

/** What has no date, or nobody, comes last in either direction. Ascending by date is as an index has it. */
export function planOrder(sort: PlanSort, direction: Order): ListOrder {
  const isUp = direction === 'asc';
  switch (sort) {
    case 'due':
      return { key: `coalesce(p.dueOn, '${isUp ? 'infinity' : '-infinity'}'::date)`, type: 'date', direction };
    case 'status':
      return { key: `${STATUS}::bigint`, type: 'bigint', direction };
    case 'pki':
      return { key: `coalesce(${PKI}, '')`, type: 'text', direction };
    case 'responsible':
      return { key: `coalesce(${PERSON}, '${isUp ? LAST : ''}')`, type: 'text', direction };
    case 'changed':
      return { key: `${CHANGED}::bigint`, type: 'bigint', direction };
  }
}

/** Plans that a filter leaves. @param today the date in the organization's zone */
export function choosePlans(tx: TenantTransaction, filter: PlanFilter, today: string): Chosen {
  const chosen = tx.repository(ActionPlanEntity).query('p', ['id']);
  const { pkiId, assessmentId, responseId, module, category, status, responsible } = filter;
  for (const [column, value] of Object.entries({ assessmentId, responseId, module, category }))
    if (value !== undefined) chosen.where(`p.${column} = :${column}`, { [column]: value });
  if (status === OPEN_PLANS) chosen.where('p.status <> all (:closed)', { closed: [...OVER_PLAN_STATUSES] });
  else if (status !== undefined) chosen.where('p.status = :status', { status });
  if (responsible === NOBODY) chosen.where(`(p.responsible is null or ${FORMER})`);
  else if (responsible !== undefined) chosen.where('p.responsible = :responsible', { responsible });
  // What is planned for one answer, or one category, is shown whole.
  if (responseId === undefined && category === undefined)
    chosen.where(`p.archivedAt is ${filter.standing === 'archived' ? 'not ' : ''}null`);
  if (pkiId !== undefined)
    chosen.where('p.assessmentId in (select a.id from assessment a where a.pki_id = :pkiId)', { pkiId });
  return chooseByDate(chosen, filter, today);
}

function chooseByDate(chosen: Chosen, { dueFrom, dueUntil, overdue }: PlanFilter, today: string): Chosen {
  if (dueFrom !== undefined) chosen.where('p.dueOn >= :dueFrom', { dueFrom });
  if (dueUntil !== undefined) chosen.where('p.dueOn <= :dueUntil', { dueUntil });
  if (overdue) chosen.where('p.dueOn < :today and p.status <> all (:over)', { today, over: [...OVER_PLAN_STATUSES] });
  return chosen;
}

/** One page of them. */
export function inOrder(
  chosen: Chosen,
  order: ListOrder,
  { place, most }: { readonly place: KeyPlace | null; readonly most: number },
): Promise<{ readonly id: ActionPlanId; readonly key: string }[]> {
  const direction = order.direction === 'asc' ? 'ASC' : 'DESC';
  const listed = chosen.and<{ readonly key: string }>({ key: `cast(${order.key} as text)` });
  if (place)
    listed.where(comesAfter(order, 'p.id', { key: ':afterKey', id: ':afterId' }), {
      afterKey: place.key,
      afterId: place.id,
    });
  return listed.orderBy(order.key, direction).orderBy('p.id', direction).rows(most);
}
