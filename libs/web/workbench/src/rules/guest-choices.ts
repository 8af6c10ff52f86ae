import { type AccountId, type GuestGrantView, type MemberView } from '@certitude/contracts';
import { addDays } from '@certitude/web/ui';

/** Guest auditors of the organization, by name. */
export const guestAuditors = (members: readonly MemberView[]): MemberView[] =>
  members
    .filter(({ active, role }) => active && role === 'guest-auditor')
    .sort((one, other) => one.name.localeCompare(other.name));

/** Those who were not let in yet. */
export const notLetIn = (guests: readonly MemberView[], grants: readonly GuestGrantView[]): MemberView[] => {
  const letIn = new Set<AccountId>(grants.map(({ account }) => account));
  return guests.filter(({ accountId }) => !letIn.has(accountId));
};

const DAYS = 30;

/** The day that is offered as the last one: a month of time. @param today `2026-03-31` */
export const offeredUntil = (today: string): string => addDays(today, DAYS);
