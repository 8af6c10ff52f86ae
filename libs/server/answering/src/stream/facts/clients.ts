import { type AccountId, type Rejection, type Role } from '@certitude/contracts';
import { type Statement } from '@certitude/server/core';

export interface JoinerRow {
  /** Null for somebody who is not a member. */
  readonly role: Role | null;
  readonly name: string;
  /** Whose client it is, as far as anything says so. */
  readonly owner: AccountId | null;
  /** Whether that is noted for good. */
  readonly claimed: boolean;
  /** How far its outbox has been dealt with, by what it wrote where that is no longer noted; null when it is new here. */
  readonly clientSeq: number | null;
  readonly rejected: readonly Rejection[] | null;
}
/** Who joins, $3, with which client, $4. */
export const JOINER: Statement<JoinerRow> = {
  name: 'live-joiner',
  text: `select m.role, a.name, l.client_id is not null as claimed,
      coalesce(l.account_id, (select e.account_id from stream_client e
        where e.organization_id = $1 and e.client_id = $4 order by e.updated_at limit 1)) as owner,
      coalesce(c.last_client_seq, (select max(o.client_seq) from assessment_operation o
        where o.organization_id = $1 and o.assessment_id = $2 and o.client_id = $4))::float8 as "clientSeq",
      c.rejected
    from account a
    left join live_client l on l.client_id = $4
    left join member m on m.organization_id = $1 and m.account_id = a.id and m.removed_at is null
    left join stream_client c on c.organization_id = $1 and c.assessment_id = $2 and c.client_id = $4
    where a.id = $3`,
};

/** The client $1 is the account's, $2, unless it is somebody's already. */
export const CLAIM_CLIENT: Statement<never> = {
  name: 'live-claim-client',
  text: 'insert into live_client (client_id, account_id) values ($1, $2) on conflict (client_id) do nothing',
};

/** As a condition: no client is somebody else's. A list of clients with their accounts, as JSON. */
export const clientsHold = (clients: string) => `not exists (
        select from json_to_recordset(${clients}::json) as used(client uuid, account uuid)
        join live_client l on l.client_id = used.client
        where l.account_id <> used.account)`;
