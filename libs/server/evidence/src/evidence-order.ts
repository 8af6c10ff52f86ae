import { type AssessmentId, type EvidenceQuery, type EvidenceState } from '@certitude/contracts';
import { comesAfter, containing, type KeyPlace, type ListOrder } from '@certitude/server/core';

export type EvidenceFilter = Omit<EvidenceQuery, 'limit' | 'after'>;
type Ordering = Pick<EvidenceQuery, 'sort' | 'order'>;

/** Comes after all names. */
const LAST = '\u{10FFFF}';

/** By what evidence, `e`, with its current revision, `r`, is ordered; null where its ids are the order. */
export function evidenceOrder({ sort, order: direction }: Ordering): ListOrder | null {
  const isUp = direction === 'asc';
  switch (sort) {
    case 'added':
      return null;
    case 'title':
      return { key: 'lower(e.title)', type: 'text', direction };
    case 'until':
      return { key: `coalesce(r.valid_until, '${isUp ? 'infinity' : '-infinity'}')`, type: 'date', direction };
    case 'owner':
      return {
        key: `coalesce(lower((select c.name from account c where c.id = r.created_by)), '${isUp ? LAST : ''}')`,
        type: 'text',
        direction,
      };
  }
}

interface Surroundings {
  readonly organizationId: string;
  /** The date where the organization is. */
  readonly today: string;
  /** The assessments whose evidence is open to the person; null: all. */
  readonly among: readonly AssessmentId[] | null;
  readonly place: KeyPlace | null;
  readonly most: number;
}

/** The statement that says which pieces a page shows, and by which key it goes on. Only current revisions are not superseded. */
export function listing(
  filter: EvidenceFilter,
  around: Surroundings,
): { readonly sql: string; readonly values: unknown[] } {
  const values: unknown[] = [];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const order = evidenceOrder(filter);
  const conditions = [`e.organization_id = ${value(around.organizationId)}`, ...shown(filter, around, value)];
  const ofRevision = aboutRevision(filter, around.today, value);
  const needsRevision = ofRevision.length > 0 || (order !== null && filter.sort !== 'title');
  const direction = filter.order === 'asc' ? 'asc' : 'desc';
  if (around.place)
    conditions.push(after(order, filter.order, { key: value(around.place.key), id: value(around.place.id) }));
  const from = needsRevision
    ? 'evidence_revision r join evidence e on e.organization_id = r.organization_id and e.id = r.evidence_id'
    : 'evidence e';
  const earlier: EvidenceState = 'superseded';
  const current = needsRevision ? [`r.organization_id = $1 and r.state <> ${value(earlier)}`, ...ofRevision] : [];
  return {
    sql: `select e.id, (${order?.key ?? "''"})::text as key from ${from} where ${[...conditions, ...current].join(' and ')}
      order by ${order ? `${order.key} ${direction}, ` : ''}e.id ${direction} limit ${value(around.most)}`,
    values,
  };
}

type Value = (given: unknown) => string;

function shown({ responseId, search, standing }: EvidenceFilter, { among }: Surroundings, value: Value): string[] {
  const links = (condition: string): string => `exists (select from evidence_link l
    where l.organization_id = e.organization_id and l.evidence_id = e.id and ${condition})`;
  const open = among && value(among);
  const isOpen = open === null ? '' : ` and l.assessment_id = any (${open})`;
  return [
    ...(search ? [`e.title ilike ${value(containing(search))}`] : []),
    // What proves one answer is shown whole.
    responseId
      ? links(`l.response_id = ${value(responseId)}${isOpen}`)
      : `e.archived_at is ${standing === 'archived' ? 'not ' : ''}null`,
    ...(open === null || responseId ? [] : [links(`l.assessment_id = any (${open})`)]),
  ];
}

function aboutRevision({ state, owner, endsUntil }: EvidenceFilter, today: string, value: Value): string[] {
  const day = (): string => `${value(today)}::date`;
  return [
    ...(state ? [`r.state = ${value(state === 'expired' ? 'accepted' : state)}`] : []),
    // Accepted and expired evidence differ by the date alone.
    ...(state === 'accepted' ? [`(r.valid_until is null or r.valid_until >= ${day()})`] : []),
    ...(state === 'expired' ? [`r.valid_until < ${day()}`] : []),
    ...(owner ? [`r.created_by = ${value(owner)}`] : []),
    ...(endsUntil ? [`r.valid_until >= ${day()} and r.valid_until <= ${value(endsUntil)}`] : []),
  ];
}

function after(
  order: ListOrder | null,
  direction: 'asc' | 'desc',
  place: { readonly key: string; readonly id: string },
): string {
  if (order) return comesAfter(order, 'e.id', place);
  // The key says nothing where ids are the order; it is a parameter all the same.
  return `(e.id ${direction === 'asc' ? '>' : '<'} ${place.id}::uuid and ${place.key}::text is not null)`;
}
