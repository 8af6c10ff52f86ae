import { type ResponseView } from '@certitude/collab';
import { type HistoryEntry, type ResponseSnapshot, type ResponseValues } from '@certitude/contracts';
import { snapshotOf } from '@certitude/web/live/testing';
import { accountId, responseId } from '@certitude/web/testing';

export const viewOf = (
  number: number,
  values: Partial<ResponseValues> = {},
  place: Partial<ResponseSnapshot> = {},
): ResponseView => ({
  ...snapshotOf(number, place, values),
  pending: new Set(),
});

export const viewsOf = (...views: readonly ResponseView[]): ReadonlyMap<ResponseView['id'], ResponseView> =>
  new Map(views.map((view) => [view.id, view]));

export const entryOf = (seq: number, entry: Partial<HistoryEntry>): HistoryEntry => ({
  seq,
  at: new Date(Date.UTC(2026, 2, 5, 12, seq)).toISOString(),
  actor: accountId(1),
  response: responseId(1),
  field: 'level',
  from: 0,
  to: 1,
  derived: false,
  source: null,
  ...entry,
});
