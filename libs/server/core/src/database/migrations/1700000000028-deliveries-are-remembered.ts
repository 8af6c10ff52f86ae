import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { tenantTable } from './tenant-table';

export class DeliveriesAreRemembered1700000000028 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One for each notice of a person and each channel: what was brought by one is not brought by it again.
      create table notification_delivery (
        organization_id uuid not null references organization (organization_id) on delete cascade,
        notification_id uuid not null,
        channel text not null,
        state text not null default 'waiting' check (state in ('waiting', 'delivered')),
        attempts integer not null,
        -- When it was last tried, or delivered.
        changed_at timestamptz not null,
        primary key (organization_id, notification_id, channel),
        foreign key (organization_id, notification_id) references notification (organization_id, id) on delete cascade
      );
      ${tenantTable('notification_delivery')}
      grant select, insert, update on notification_delivery to certitude_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
