import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class NotificationsKnowTheirAssessment1700000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Where it happened: who may no longer open it is not told of it any more. Null: for those who see everything.
      alter table notification add column assessment_id uuid;
      alter table notification add foreign key (organization_id, assessment_id) references assessment (organization_id, id);
      alter table notification no force row level security;
      alter table assessment no force row level security;
      update notification n set assessment_id = a.id from assessment a
        where a.organization_id = n.organization_id
          and n.link like '/o/' || n.organization_id || '/assessments/' || a.id || '%';
      alter table assessment force row level security;
      alter table notification force row level security;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
