import type { ResponseSnapshot, ResponseValues } from '@certitude/contracts';
import { changesAnswer, sameValue, STATUS_AFTER_ANSWER } from '../answer';
import type { ResponseView } from './effects';
import type { OutboxEntry } from './outbox-entry';

/** A response with unsaved edits of it replayed on top, and what the server will derive from them. */
export const viewOf = (committed: ResponseSnapshot, unsaved: readonly OutboxEntry[]): ResponseView => ({
  ...committed,
  values: unsaved.reduce(replay, committed.values),
  pending: new Set(unsaved.map((entry) => entry.field)),
});

const replay = (values: ResponseValues, entry: OutboxEntry): ResponseValues => {
  const set = entry.field === 'rationale' ? values : { ...values, [entry.field]: entry.value };
  const changes = entry.field === 'rationale' || !sameValue(entry.value, values[entry.field]);
  return changes && changesAnswer(entry.field) ? { ...set, status: STATUS_AFTER_ANSWER } : set;
};
