import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { indexConcurrently } from './concurrent-index';
import { HIDEABLE } from './hidden';

export class WhatHidesIsFoundByIndex1700000000041 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    for (const table of HIDEABLE)
      await indexConcurrently(
        runner,
        `${table}_hidden`,
        `${table} (organization_id, deletion_id) where deletion_id is not null`,
      );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
