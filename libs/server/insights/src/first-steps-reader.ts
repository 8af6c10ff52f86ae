import { FIRST_ANSWERS, type FirstSteps, type ResponseStatus } from '@certitude/contracts';
import { found, type TenantContext, TenantDatabase } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';

const UNTOUCHED = 'not-started' satisfies ResponseStatus;

/** What an organization has done of what everybody does first: each is looked for until one is found. */
@Injectable()
export class FirstStepsReader {
  constructor(@Inject(TenantDatabase) private readonly db: TenantDatabase) {}

  /** What was deleted counts as not done. */
  read(context: TenantContext): Promise<FirstSteps> {
    return this.db.transaction(context, async (tx) => {
      const rows = await tx.query<FirstSteps>(
        `select exists (select from pki) as pki,
           (select a.id from assessment a order by a.id desc limit 1) as assessment,
           (select count(*)::int from (select from response r where r.status <> $1 limit $2) r) as answers,
           exists (select from invitation) or (select count(*) from (select from member limit 2) m) > 1 as invitation,
           exists (select from evidence) as evidence,
           exists (select from action_plan) as plan`,
        [UNTOUCHED, FIRST_ANSWERS],
      );
      return found(rows[0]);
    });
  }
}
