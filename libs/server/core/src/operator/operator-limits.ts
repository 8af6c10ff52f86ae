import { OPERATOR_LIMITS, type AccountId, type OperatorLimit, type OrganizationId } from '@certitude/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { TenantDatabase } from '../database/tenant-database';
import { OperatorLimitEntity } from '../entities/operator-limit.entity';

/** Milliseconds for which what was read is believed. */
const FRESH = 10_000;

/** The limits that the operator set, each with its default. Known all at once: they are few, and asked often. */
@Injectable()
export class OperatorLimits {
  private values: ReadonlyMap<string, number> = new Map();
  private readAt = -Infinity;
  private reading: Promise<void> | null = null;

  constructor(@Inject(TenantDatabase) private readonly db: TenantDatabase) {}

  /**
   * The limit for one account or organization, at most ten seconds old.
   * @returns what was set for it, else what was set for everybody, else the default
   */
  async of(limit: OperatorLimit, subject: AccountId | OrganizationId): Promise<number> {
    await this.refresh();
    return this.lastKnown(limit, subject);
  }

  /** The same without asking: for where there is no time to wait. */
  lastKnown(limit: OperatorLimit, subject: AccountId | OrganizationId): number {
    return (
      this.values.get(keyOf(limit, subject)) ?? this.values.get(keyOf(limit, null)) ?? OPERATOR_LIMITS[limit].byDefault
    );
  }

  private refresh(): Promise<void> | void {
    if (performance.now() - this.readAt < FRESH) return;
    this.reading ??= this.read().finally(() => (this.reading = null));
    return this.reading;
  }

  private async read(): Promise<void> {
    const rows = await this.db.globalRepository(OperatorLimitEntity).find(['name', 'subject', 'value']);
    this.values = new Map(rows.map(({ name, subject, value }) => [keyOf(name, subject), value]));
    this.readAt = performance.now();
  }
}

const keyOf = (limit: OperatorLimit, subject: string | null): string => `${limit} ${subject ?? ''}`;
