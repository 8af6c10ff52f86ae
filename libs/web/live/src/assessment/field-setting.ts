import { type FieldValue, type ResponseField } from '@certitude/contracts';

/** One field set to one value, with the link between the two. */
export type FieldSetting = {
  [F in ResponseField]: { readonly field: F; readonly value: FieldValue<F> };
}[ResponseField];

export const settingOf = <F extends ResponseField>(field: F, value: FieldValue<F>): FieldSetting =>
  // TypeScript does not follow that F is one field; the signature guarantees it.
  ({ field, value }) as FieldSetting;
