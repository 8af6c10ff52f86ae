import { type ReleaseChange } from '@certitude/contracts';

export type Kind = ReleaseChange['kind'];
export type ChangedSubject = ReleaseChange['subject'];

/** In the order in which a comparison is read: what is new, what is gone, what is different. */
export const KINDS: readonly { readonly kind: Kind; readonly label: string }[] = [
  { kind: 'added', label: 'Added' },
  { kind: 'removed', label: 'Removed' },
  { kind: 'moved', label: 'Moved' },
  { kind: 'renamed', label: 'Renamed' },
  { kind: 'weight-changed', label: 'Weight changed' },
];
export const SUBJECTS: readonly { readonly subject: ChangedSubject; readonly label: string }[] = [
  { subject: 'module', label: 'Modules' },
  { subject: 'category', label: 'Categories' },
  { subject: 'requirement', label: 'Requirements' },
];

/** What is shown; null shows all. */
export interface ChangeFilter {
  readonly kind: Kind | null;
  readonly subject: ChangedSubject | null;
}

export interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly count: number;
}

export interface ChangeGroup {
  readonly kind: Kind;
  readonly label: string;
  readonly changes: readonly ReleaseChange[];
}

/** Each filter says how many there would be of each, given the other one. */
export const kindOptions = (changes: readonly ReleaseChange[], { subject }: ChangeFilter): readonly Option<Kind>[] =>
  KINDS.map(({ kind, label }) => ({
    value: kind,
    label,
    count: filtered(changes, { kind, subject }).length,
  }));

export const subjectOptions = (
  changes: readonly ReleaseChange[],
  { kind }: ChangeFilter,
): readonly Option<ChangedSubject>[] =>
  SUBJECTS.map(({ subject, label }) => ({
    value: subject,
    label,
    count: filtered(changes, { kind, subject }).length,
  }));

/** What the filter lets through, by kind; kinds without a change are left out. */
export const groupedChanges = (changes: readonly ReleaseChange[], filter: ChangeFilter): readonly ChangeGroup[] =>
  KINDS.map(({ kind, label }) => ({
    kind,
    label,
    changes: filtered(changes, filter).filter((change) => change.kind === kind),
  })).filter((group) => group.changes.length > 0);

function filtered(changes: readonly ReleaseChange[], { kind, subject }: ChangeFilter): readonly ReleaseChange[] {
  return changes.filter(
    (change) => (kind === null || change.kind === kind) && (subject === null || change.subject === subject),
  );
}

/** A filter from the address; anything unknown filters nothing. */
export const readFilter = (kind: string | undefined, subject: string | undefined): ChangeFilter => ({
  kind: KINDS.find((known) => known.kind === kind)?.kind ?? null,
  subject: SUBJECTS.find((known) => known.subject === subject)?.subject ?? null,
});

/** Before and after in words; null where the side says nothing (what was added had no before). */
export function sidesOf(change: ReleaseChange): { readonly before: string | null; readonly after: string | null } {
  const place = (names: readonly string[] | null): string | null => names?.join(' › ') || null;
  if (change.kind === 'moved' || change.kind === 'added' || change.kind === 'removed')
    return { before: place(change.fromPlace), after: place(change.toPlace) };
  return { before: change.from, after: change.to };
}
