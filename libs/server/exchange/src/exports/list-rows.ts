import { type MemberView } from '@certitude/contracts';
import { type MemberRow } from '@certitude/exchange';

/** A person as a list of people has them. */
export const memberRow = ({ accountId: id, name, email, role, active, joinedAt }: MemberView): MemberRow => ({
  id,
  name,
  email,
  role,
  active,
  joinedAt,
});
