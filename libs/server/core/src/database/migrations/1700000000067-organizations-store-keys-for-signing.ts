import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { tenantTable } from './tenant-table';

/** Keys are stored where an owner turned that on: encrypted with the operator's key, and openable by a password that is nowhere here. */
export class OrganizationsStoreKeysForSigning1700000000067 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table signing_policy (
        organization_id uuid primary key references organization (organization_id) on delete cascade,
        stores_keys boolean not null default false
      );
      create table signing_key (
        organization_id uuid not null references organization (organization_id) on delete cascade,
        id uuid not null,
        name text not null,
        subject text not null,
        issuer text not null,
        fingerprint text not null,
        key text not null,
        valid_until timestamptz not null,
        sealed bytea not null,
        created_by uuid not null,
        created_at timestamptz not null default now(),
        primary key (organization_id, id),
        foreign key (organization_id, created_by) references member (organization_id, account_id)
      );
      ${tenantTable('signing_policy')}
      ${tenantTable('signing_key')}
      grant select, insert, update on signing_policy to certitude_app;
      grant select, insert, delete on signing_key to certitude_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
