import {
  heldKinds,
  mayHandOver,
  mayHold,
  type AccountId,
  type Handover,
  type MemberView,
  type Role,
  type WorkCounts,
  type WorkKind,
} from '@certitude/contracts';

/** All to one person, each kind to somebody, or nothing to anybody. */
export type HandoverMode = 'one' | 'kinds' | 'leave';

/** What was chosen; no person is the empty text. */
export interface HandoverChoice {
  readonly mode: HandoverMode;
  readonly one: string;
  readonly kinds: Readonly<Partial<Record<WorkKind, string>>>;
}

/** Kinds of work that there are, and that whoever has this role hands over. */
export const offeredKinds = (counts: WorkCounts, role: Role): WorkKind[] =>
  heldKinds(counts).filter((kind) => mayHandOver(role, kind));

/** Who could take over work of all these kinds, in the order given. */
export const receivers = (
  members: readonly MemberView[],
  leaving: AccountId,
  kinds: readonly WorkKind[],
): MemberView[] =>
  members.filter(
    ({ accountId, active, role }) => active && accountId !== leaving && kinds.every((kind) => mayHold(role, kind)),
  );

/** What is asked of the server; null as long as nobody is chosen where somebody has to be. */
export function handoverOf({ mode, one, kinds }: HandoverChoice, offered: readonly WorkKind[]): Handover | null {
  if (mode === 'leave' || offered.length === 0) return {};
  if (mode === 'one') return one === '' ? null : toEach(offered, () => one);
  const chosen = offered.filter((kind) => kinds[kind]);
  return chosen.length === 0 ? null : toEach(chosen, (kind) => kinds[kind] ?? '');
}

const toEach = (kinds: readonly WorkKind[], whom: (kind: WorkKind) => string): Handover =>
  Object.fromEntries(kinds.map((kind) => [kind, whom(kind)]));
