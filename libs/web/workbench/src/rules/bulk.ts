import { Applicability, type AccountId, type DateOnly, type ResponseId } from '@certitude/contracts';
import { type FieldSetting } from '@certitude/web/live';
import { type z } from 'zod';

/** What is set for several requirements at once. */
export const BULK_FIELDS = ['owner', 'dueOn', 'applicability'] as const;
export type BulkField = (typeof BULK_FIELDS)[number];

/** The owner that is nobody; the empty text is no choice at all. */
export const NOBODY = 'nobody';

/** What was entered; what was not is the empty text. */
export interface BulkEntry {
  readonly field: BulkField;
  readonly owner: string;
  readonly dueOn: string;
  /** No date at all, whatever `dueOn` says. */
  readonly isUndated: boolean;
  readonly kind: Applicability['applicability'];
  readonly reason: string;
}

/** The one value for all of them; null as long as it was not chosen, or lacks its reason. */
export function bulkSetting({ field, owner, dueOn, isUndated, kind, reason }: BulkEntry): FieldSetting | null {
  switch (field) {
    case 'owner':
      return owner === '' ? null : { field, value: owner === NOBODY ? null : (owner as AccountId) };
    case 'dueOn':
      if (isUndated) return { field, value: null };
      return dueOn === '' ? null : { field, value: dueOn as z.infer<typeof DateOnly> };
    case 'applicability': {
      const said = kind === 'applicable' ? { applicability: kind } : { applicability: kind, reason };
      const value = Applicability.safeParse(said).data;
      return value ? { field, value } : null;
    }
  }
}

/** Which of the selected ones somebody may set this for, and which stay as they are. */
export function partedByRight(
  ids: readonly ResponseId[],
  mayChange: (id: ResponseId) => boolean,
): { readonly changed: readonly ResponseId[]; readonly kept: readonly ResponseId[] } {
  return { changed: ids.filter(mayChange), kept: ids.filter((id) => !mayChange(id)) };
}
