import { type Conflict, type RefusedEdit, type RefusedNote } from '@certitude/collab';
import { settingOf, type FieldSetting } from '@certitude/web/live';
import { FIELD_LABELS, REJECTION_TEXTS } from './labels';
import { valueText, type NameOf } from './values';

/** Two people decided differently without having seen each other's value; shown where the value is. */
export interface ConflictNotice {
  readonly id: string;
  readonly response: Conflict['response'];
  readonly field: Conflict['field'];
  /** "Petra set 3 while you set 2. 3 stands." */
  readonly text: string;
  /** The value that does not stand. */
  readonly restore: FieldSetting;
  /** "Restore 2". */
  readonly restoreLabel: string;
}

const SUBJECTS: Readonly<Record<Conflict['field'], string>> = {
  level: '',
  applicability: '',
  owner: 'the owner ',
  reviewer: 'the reviewer ',
  dueOn: 'the due date ',
  flag: '',
  status: 'the status ',
};

export function conflictNotice(conflict: Conflict, nameOf: NameOf): ConflictNotice {
  const { response, field, seq, mine, theirs, standing } = conflict;
  const text = (value: Conflict['mine']): string => valueText(field, value, nameOf);
  const subject = SUBJECTS[field];
  const [stands, falls] = standing === 'mine' ? [mine, theirs] : [theirs, mine];
  return {
    id: `${response}/${field}/${seq}`,
    response,
    field,
    text: `${nameOf(conflict.actor)} set ${subject}${text(theirs)} while you set ${text(mine)}. ${capital(text(stands))} stands.`,
    restore: settingOf(field, falls),
    restoreLabel: `Restore ${text(falls)}`,
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** An edit that did not and will not happen, with what its author may want back. */
export interface RefusedNotice {
  readonly id: string;
  readonly response: RefusedEdit['response'];
  /** "Level 4 was not saved". */
  readonly title: string;
  /** Why, and what stands instead. */
  readonly reason: string;
  /** Lost words, to copy. */
  readonly lost: string | null;
  /** The whole note with them in it. */
  readonly note: string | null;
  /** To decide again for the refused value; not offered where it would be refused again. */
  readonly again: FieldSetting | null;
  /** "Set 4 anyway". */
  readonly againLabel: string;
}

export function refusedEditNotice(refused: RefusedEdit, id: string, nameOf: NameOf): RefusedNotice {
  const { response, field, value, code, current } = refused;
  const wanted = valueText(field, value, nameOf);
  const reason = typeof value === 'object' && value !== null && 'reason' in value ? value.reason : null;
  const standing = current === undefined ? '' : ` It is ${valueText(field, current, nameOf)} now.`;
  return {
    id,
    response,
    title: `${FIELD_LABELS[field]} “${wanted}” was not saved`,
    reason: `${REJECTION_TEXTS[code]}${standing}`,
    lost: reason,
    note: null,
    again: code === 'stale' ? settingOf(field, value) : null,
    againLabel: `Set ${wanted} anyway`,
  };
}

export function refusedNoteNotice(refused: RefusedNote, id: string): RefusedNotice {
  return {
    id,
    response: refused.response,
    title: 'Some of your text was not saved',
    reason: REJECTION_TEXTS[refused.code],
    lost: refused.typed === '' ? null : refused.typed,
    note: refused.note === '' || refused.note === refused.typed ? null : refused.note,
    again: null,
    againLabel: '',
  };
}
