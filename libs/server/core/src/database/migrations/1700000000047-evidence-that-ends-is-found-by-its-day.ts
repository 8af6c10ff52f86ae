import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { indexConcurrently } from './concurrent-index';

/** For the dates that an organization sees coming: what is accepted and ends. */
export class EvidenceThatEndsIsFoundByItsDay1700000000047 implements MigrationInterface {
  readonly transaction = false;

  up(runner: QueryRunner): Promise<void> {
    return indexConcurrently(
      runner,
      'evidence_revision_ends',
      "evidence_revision (organization_id, valid_until) where state = 'accepted' and valid_until is not null",
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
