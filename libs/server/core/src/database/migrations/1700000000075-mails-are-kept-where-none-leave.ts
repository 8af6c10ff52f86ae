import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Without a mail server, what would have been sent is kept for a while, secrets masked, for operators to look at. */
export class MailsAreKeptWhereNoneLeave1700000000075 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table held_mail (
        id uuid primary key,
        address text not null,
        subject text not null,
        text text not null,
        html text not null,
        held_at timestamptz not null
      );
      create index held_mail_over on held_mail (held_at);
      grant select, insert, delete on held_mail to certitude_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
