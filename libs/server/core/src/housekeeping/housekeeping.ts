import { type OrganizationId } from '@certitude/contracts';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { TenantDatabase } from '../database/tenant-database';
import { newId } from '../ids';
import { errorClassOf } from '../queue/error-class';
import { Scheduled } from '../queue/handles';
import { type Retention, RETENTIONS } from './retention';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const EVERY = 6 * HOUR;
/** Of one rule in one organization, so that no run holds locks for long; the next one goes on. */
const MOST = 1_000;
const PAGE = 500;

/** Deletes what is older than its rule says. Twice is the same as once. */
@Injectable()
export class Housekeeping {
  private readonly logger = new Logger('Housekeeping');

  constructor(@Inject(TenantDatabase) private readonly db: TenantDatabase) {}

  @Scheduled('housekeeping', EVERY)
  async run(now: Date): Promise<void> {
    const gone = await this.clean(now);
    if (gone > 0) this.logger.log(`${gone} rows were old enough to go.`);
  }

  /** @returns how many rows went */
  async clean(now: Date): Promise<number> {
    let gone = 0;
    for (const rule of RETENTIONS.filter(({ of }) => of === 'instance')) gone += await this.tryTo(rule, now, null);
    for await (const organization of this.organizations())
      for (const rule of RETENTIONS.filter(({ of }) => of === 'organization'))
        gone += await this.tryTo(rule, now, organization);
    return gone;
  }

  private async *organizations(): AsyncGenerator<OrganizationId> {
    for (let after: OrganizationId | null = null; ;) {
      const page: { id: OrganizationId }[] = await this.db.global<{ id: OrganizationId }>(
        'select organization_id as id from organizations_to_clean($1, $2)',
        [after, PAGE],
      );
      yield* page.map(({ id }) => id);
      after = page.at(-1)?.id ?? null;
      if (page.length < PAGE) return;
    }
  }

  /** One rule's or organization's trouble is not another one's: it waits for the next run. */
  private async tryTo(rule: Retention, now: Date, organizationId: OrganizationId | null): Promise<number> {
    const values = [new Date(now.getTime() - rule.days * DAY), MOST];
    try {
      if (organizationId === null) return (await this.db.global(deletion(rule), values)).length;
      const context = { organizationId, actor: null, requestId: newId() };
      return await this.db.transaction(context, async (tx) => (await tx.query(deletion(rule), values)).length);
    } catch (error) {
      this.logger.error(`${rule.table} of ${organizationId ?? 'the instance'} waits: ${errorClassOf(error)}`);
      return 0;
    }
  }
}

/** The row that was found, not its key: one that changed meanwhile is somewhere else, and stays. */
const deletion = ({ table, goes }: Retention): string =>
  'by' in goes
    ? goes.by
    : `delete from ${table} where ctid = any (array(select ctid from ${table} where ${goes.before} limit $2)) returning 1`;
