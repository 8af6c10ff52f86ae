import { isInvited, type Contributors, type ResponseView } from '@certitude/collab';
import { allows, type AccountId, type mayAnswer, type Role } from '@certitude/contracts';

/** What a person's rights rest on at the moment. */
export interface Standing {
  readonly account: AccountId | null;
  readonly role: Role | null;
  /** Whether the assessment takes edits now. */
  readonly open: boolean;
  readonly contributors: Contributors;
}

/** Whether a rule about answers lets somebody do now what it is about. */
export function may(rule: typeof mayAnswer, { id, values }: ResponseView, standing: Standing): boolean {
  const { account, role, open, contributors } = standing;
  if (!open || account === null || role === null) return false;
  return rule({ id: account, role }, { ownerId: values.owner, invited: isInvited(contributors, id, account) });
}

/** Whether somebody may set owner, reviewer and due date now. */
export const mayAssign = ({ role, open }: Standing): boolean =>
  open && role !== null && allows(role, 'response:assign');
