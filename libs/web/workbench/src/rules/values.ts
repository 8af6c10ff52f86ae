import {
  FIELD_VALUES,
  type AccountId,
  type FieldValue,
  type ResponseField,
  type ResponseStatus,
} from '@certitude/contracts';
import { formatDateOnly } from '@certitude/web/ui';
import { APPLICABILITY_LABELS, STATUS_LABELS } from './labels';

/** The name of a person as sentences use it: "you" for oneself. */
export type NameOf = (account: AccountId) => string;

const TEXTS: { readonly [F in ResponseField]: (value: FieldValue<F>, nameOf: NameOf) => string } = {
  level: (level) => (level === 0 ? 'not assessed' : String(level)),
  applicability: ({ applicability }) => APPLICABILITY_LABELS[applicability].toLowerCase(),
  owner: (owner, nameOf) => (owner ? nameOf(owner) : 'nobody'),
  reviewer: (reviewer, nameOf) => (reviewer ? nameOf(reviewer) : 'nobody'),
  dueOn: (dueOn) => (dueOn ? formatDateOnly(dueOn) : 'no date'),
  flag: (flag) => (flag ? 'flagged' : 'not flagged'),
  status: (status: ResponseStatus) => STATUS_LABELS[status].text.toLowerCase(),
};

/** A field's value in words. */
export function valueText<F extends ResponseField>(field: F, value: FieldValue<F>, nameOf: NameOf): string {
  return TEXTS[field](value, nameOf);
}

/** A value of one field as it came as JSON; null when it is none. */
export function readValue<F extends ResponseField>(field: F, json: unknown): { readonly value: FieldValue<F> } | null {
  const parsed = FIELD_VALUES[field].safeParse(json);
  // TypeScript does not follow that the schema belongs to the field; the table guarantees it.
  return parsed.success ? { value: parsed.data as FieldValue<F> } : null;
}
