import { type AccountId, type ResponseContributors, type ResponseId } from '@certitude/contracts';
import { type Statement } from '@certitude/server/core';

/** Somebody who is invited to answer a response. */
export interface Invitation {
  readonly response: ResponseId;
  readonly account: AccountId;
}

/** Who is invited to answer which response. */
export const CONTRIBUTORS: Statement<ResponseContributors> = {
  name: 'live-contributors',
  text: `select response_id as response, array_agg(account_id order by account_id) as accounts from response_contributor
    where organization_id = $1 and assessment_id = $2 group by response_id order by response_id`,
};

/** As a condition: nobody's invitation has been withdrawn. A list of invitations as JSON. */
export const invitationsHold = (invitations: string) => `not exists (
        select from json_to_recordset(${invitations}::json) as invited(response uuid, account uuid)
        where not exists (
          select from response_contributor i
          where i.organization_id = $1 and i.response_id = invited.response and i.account_id = invited.account))`;
