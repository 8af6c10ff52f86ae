import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { indexConcurrently } from './concurrent-index';

export class EvidenceOfAnAssessmentIsFoundByIndex1700000000033 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await indexConcurrently(runner, 'evidence_link_assessment', 'evidence_link (organization_id, assessment_id)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
