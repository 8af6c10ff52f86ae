import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class PlansAreForCategoriesToo1700000000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A plan for a whole category whose requirements are rated names it; every other one has its answer.
      alter table action_plan
        alter column response_id drop not null,
        add column module text,
        add column category text,
        add check ((response_id is null) = (category is not null)),
        add check ((module is null) = (category is null)),
        add foreign key (organization_id, assessment_id) references assessment (organization_id, id);
      create index action_plan_place on action_plan (organization_id, assessment_id, module, category);

      create or replace function refuse_child_of_deleted() returns trigger language plpgsql as $$
        declare there boolean;
        begin
          case tg_table_name
            when 'assessment' then
              perform from pki p where p.id = (to_jsonb(new) ->> 'pki_id')::uuid for share; there := found;
            when 'action_plan' then
              -- Whoever deletes the assessment holds its responses: for a category, all of its own are asked.
              perform from response r where r.assessment_id = (to_jsonb(new) ->> 'assessment_id')::uuid
                and case when to_jsonb(new) ->> 'category' is null then r.id = (to_jsonb(new) ->> 'response_id')::uuid
                  else r.module = to_jsonb(new) ->> 'module' and r.category = to_jsonb(new) ->> 'category'
                    and r.requirement is not null end
                for share;
              there := found;
            when 'plan_task' then
              perform from action_plan p where p.id = (to_jsonb(new) ->> 'plan_id')::uuid for share; there := found;
            when 'evidence_revision' then
              perform from evidence e where e.id = (to_jsonb(new) ->> 'evidence_id')::uuid for share; there := found;
            when 'evidence_link' then
              perform from evidence e where e.id = (to_jsonb(new) ->> 'evidence_id')::uuid for share; there := found;
              -- Whoever decides holds the stream before the answer: the other way round, both would wait for ever.
              perform from assessment_stream s
                where s.assessment_id = (to_jsonb(new) ->> 'assessment_id')::uuid for no key update;
              perform from response r where r.id = (to_jsonb(new) ->> 'response_id')::uuid for share; there := there and found;
          end case;
          if not there then raise exception 'what it belongs to is not there' using errcode = 'CE008'; end if;
          return new;
        end $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
