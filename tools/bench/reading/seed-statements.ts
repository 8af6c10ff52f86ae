import { type Size } from './big-organization';

/** One statement of the seed. `$1` is the organization, then come sizes. */
interface Seed {
  readonly sql: string;
  readonly values: readonly (keyof Size)[];
}

const seed = (sql: string, ...values: (keyof Size)[]): Seed => ({ sql, values });

/** Somebody of the organization, by a number: the same for the same number. */
const member = (number: string): string =>
  `(select (array_agg(account_id order by account_id))[1 + (${number}) % 20] from (
     select account_id from member where organization_id = $1 order by account_id limit 20) few)`;
/** Ids are in the order of time, and lists go by them. */
const ID = 'uuidv7()';

export const ORGANIZATION: readonly Seed[] = [
  seed(`insert into organization (organization_id, name, time_zone) values ($1, 'Bench', 'Europe/Prague')`),
  seed(
    `with person as (
       insert into account (id, email, name, password_hash)
       select ${ID}, gen_random_uuid() || '@bench.test', 'Person ' || n, 'none' from generate_series(1, $2::int) n returning id)
     insert into member (organization_id, account_id, role)
     select $1, id, case when row_number() over (order by id) = 1 then 'owner' else 'assessor' end from person`,
    'members',
  ),
  seed(
    `insert into pki (organization_id, id, name, created_by)
     select $1, ${ID}, 'PKI ' || n, ${member('0')} from generate_series(1, greatest($2::int / 10, 1)) n`,
    'assessments',
  ),
  // The newest one in five is still worked on.
  seed(
    `insert into assessment (organization_id, id, pki_id, model_release_id, name, method, policy, state, created_by, finalized_at)
     select $1, ${ID}, p.ids[1 + n % cardinality(p.ids)], r.id, 'Assessment ' || n, 'formal', 'pkimm',
       case when n <= $2 * 4 / 5 then 'finalized' else 'in-progress' end, ${member('0')},
       case when n <= $2 * 4 / 5 then now() - make_interval(days => $2 - n) end
     from generate_series(1, $2::int) n,
       (select id from model_release where version = '1.1.0' order by id desc limit 1) r,
       (select array_agg(id order by id) as ids from pki where organization_id = $1) p`,
    'assessments',
  ),
  seed(
    `insert into assessment_stream (organization_id, assessment_id, state)
     select $1, id, 'open' from assessment where organization_id = $1`,
  ),
  seed(
    `insert into response (organization_id, id, assessment_id, position, module, category, requirement, level, owner_id,
       reviewer_id, due_on, status)
     select $1, ${ID}, a.id, place.position, place.module, place.category, place.requirement, place.position % 6,
       case when place.position % 3 = 0 then ${member('0')} when place.position % 3 = 1 then ${member('1')} end,
       case when place.position % 5 = 0 then ${member('0')} end,
       case when place.position % 4 > 0 then current_date + (hashtext(a.id::text || place.position) % 400) end,
       case when a.state = 'finalized' then 'accepted' else
         (array['not-started', 'in-progress', 'ready-for-review', 'ready-for-review', 'in-progress'])[1 + place.position % 5] end
     from assessment a cross join lateral (
       select m.value ->> 'id' as module, c.value ->> 'id' as category, r.value ->> 'id' as requirement,
         (row_number() over (order by m.ordinality, c.ordinality, r.ordinality))::int as position
       from model_release l, jsonb_array_elements(l.content -> 'modules') with ordinality m,
         jsonb_array_elements(m.value -> 'categories') with ordinality c,
         jsonb_array_elements(c.value -> 'requirements') with ordinality r
       where l.id = a.model_release_id) place
     where a.organization_id = $1`,
  ),
  seed(`insert into note (organization_id, assessment_id, response_id)
    select $1, assessment_id, id from response where organization_id = $1`),
  seed(`insert into assessment_version (organization_id, id, assessment_id, revision, sha256, content, score, level, assessed,
      applicable, finalized_by, finalized_at)
    select $1, ${ID}, id, 1, md5(id::text), '{}', 2.5, 2, 60, 78, created_by, finalized_at
    from assessment where organization_id = $1 and state = 'finalized'`),
];

export const EVIDENCE: readonly Seed[] = [
  seed(
    `insert into evidence (organization_id, id, title, created_by)
     select $1, ${ID}, 'Evidence ' || n || (array[' of the root ceremony', ' of key rotation', ' of backups'])[1 + n % 3],
       ${member('n')} from generate_series(1, $2::int) n`,
    'evidence',
  ),
  // Every third was revised; of the current ones some wait, most are accepted, some of those until a day that is over.
  seed(`insert into evidence_revision (organization_id, id, evidence_id, number, state, kind, statement, valid_until, hash,
      created_by, submitted_by, submitted_at)
    select $1, ${ID}, e.id, v, case when v < e.revisions then 'superseded'
        else (array['accepted', 'accepted', 'accepted', 'draft', 'submitted', 'rejected', 'accepted'])[1 + e.n % 7] end,
      'statement', 'As it was said.', case when e.n % 7 = 6 then current_date - 10 when e.n % 7 = 1 then current_date + 100 end,
      md5(e.id::text || v), e.created_by, e.created_by, now()
    from (select id, created_by, 1 + (row_number() over (order by id))::int % 3 / 2 as revisions,
        (row_number() over (order by id))::int as n from evidence where organization_id = $1) e,
      generate_series(1, e.revisions) v`),
  seed(`insert into evidence_link (organization_id, evidence_id, assessment_id, response_id, linked_by)
    select $1, e.id, r.assessment_id, r.id, e.created_by
    from (select id, created_by, (row_number() over (order by id))::int as n from evidence where organization_id = $1) e
    cross join (select count(*)::int as count from response where organization_id = $1) total
    cross join lateral (values (1 + e.n * 5 % total.count), (1 + e.n * 11 % total.count)) chosen(place)
    join (select id, assessment_id, (row_number() over (order by id desc))::int as place
      from response where organization_id = $1) r on r.place = chosen.place
    on conflict do nothing`),
  seed(`insert into review (organization_id, id, evidence_revision_id, decision, hash, reviewer_id, at)
    select $1, ${ID}, r.id, r.state, r.hash, ${member('3')}, now() from evidence_revision r
    where r.organization_id = $1 and r.state in ('accepted', 'rejected')`),
];

export const PLANS: readonly Seed[] = [
  seed(
    `insert into action_plan (organization_id, id, assessment_id, response_id, title, target_level, responsible_id, due_on,
       priority, status, created_by)
     select $1, ${ID}, r.assessment_id, r.id, 'Plan ' || n, 4, ${member('n')},
       case when n % 5 > 0 then current_date + (n * 7919 % 700) - 100 end, 'medium',
       (array['planned', 'in-progress', 'done', 'verified', 'draft', 'blocked'])[1 + n % 6], ${member('0')}
     from generate_series(1, $2::int) n
     cross join (select count(*)::int as count from response where organization_id = $1) total
     join (select id, assessment_id, (row_number() over (order by id))::int as place
       from response where organization_id = $1) r on r.place = 1 + n * 3 % total.count`,
    'plans',
  ),
  seed(`insert into plan_responsibility (organization_id, plan_id, round, account_id)
    select $1, id, 0, responsible_id from action_plan where organization_id = $1`),
  seed(`insert into plan_task (organization_id, id, plan_id, title, assignee_id, due_on, done)
    select $1, ${ID}, p.id, 'Task ' || t, p.responsible_id, p.due_on, t = 1
    from action_plan p, generate_series(1, 2) t where p.organization_id = $1`),
  seed(`insert into notification (organization_id, id, recipient_id, kind, title, link, cause)
    select $1, ${ID}, ${member('0')}, 'plan-assigned', 'A plan', '/', id::text from action_plan where organization_id = $1`),
];

export const HISTORY: readonly Seed[] = [
  // Every answer that is not empty was set once and, where it waits, submitted.
  seed(`insert into assessment_operation (organization_id, assessment_id, seq, actor_id, response_id, field, value, previous, at)
    select $1, r.assessment_id, 2 * r.position + s.n - 1, ${member('r.position')}, r.id, s.field, s.value, 'null', now()
    from response r cross join lateral (values (0, 'level', to_jsonb(r.level)), (1, 'status', to_jsonb(r.status))) s(n, field, value)
    where r.organization_id = $1 and r.status <> 'not-started'`),
  // One assessment, the newest, has been edited for long.
  seed(
    `insert into assessment_operation (organization_id, assessment_id, seq, actor_id, response_id, field, value, previous,
       update, generation, at)
     select $1, a.id, 1000 + n, ${member('n')}, r.ids[1 + n % 78],
       (array['level', 'rationale', 'flag', 'due-on'])[1 + n % 4], case when n % 4 <> 1 then to_jsonb(n % 6) end,
       case when n % 4 <> 1 then to_jsonb((n + 1) % 6) end, case when n % 4 = 1 then decode(md5(n::text), 'hex') end,
       case when n % 4 = 1 then 1 end, now()
     from generate_series(1, $2::int) n,
       (select id from assessment where organization_id = $1 order by id desc limit 1) a
       cross join lateral (select array_agg(id order by position) as ids from response
         where organization_id = $1 and assessment_id = a.id) r`,
    'edits',
  ),
  seed(`update assessment_stream s set head = coalesce((select max(seq) from assessment_operation o
      where o.organization_id = s.organization_id and o.assessment_id = s.assessment_id), 0),
      state = case a.state when 'finalized' then 'final' else 'open' end
    from assessment a where s.organization_id = $1 and a.organization_id = $1 and a.id = s.assessment_id`),
  // Notes that were written are put together up to the last hundred edits.
  seed(`update note n set snapshot = '\\x00', snapshot_seq = w.head - 100, projected_seq = w.head - 100
    from (select o.response_id, s.head from assessment_operation o
        join assessment_stream s on s.organization_id = $1 and s.assessment_id = o.assessment_id
        where o.organization_id = $1 and o.field = 'rationale' group by o.response_id, s.head) w
    where n.organization_id = $1 and n.response_id = w.response_id`),
];
