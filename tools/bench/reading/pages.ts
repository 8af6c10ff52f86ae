import { type DatabaseClient } from '@certitude/server/core';
import { type ReadingWorld } from './big-organization';

/** A page as a browser asks for it. */
export interface ReadPage {
  readonly name: string;
  readonly path: string;
  /** How often it may be asked for within a minute; left out: as often as one likes. */
  readonly most?: number;
}

/** What is asked for, page by page, of the organization of a world. */
export async function pagesOf(admin: DatabaseClient, { organizationId, accountId }: ReadingWorld): Promise<ReadPage[]> {
  const { rows } = await admin.query<{ assessment: string; response: string; evidence: string; release: string }>(
    `select a.id as assessment, r.id as response, l.evidence_id as evidence, a.model_release_id as release
     from assessment a join response r on r.organization_id = a.organization_id and r.assessment_id = a.id
     join evidence_link l on l.organization_id = r.organization_id and l.response_id = r.id
     where a.organization_id = $1 order by a.id desc, r.position limit 1`,
    [organizationId],
  );
  const [{ assessment, response, evidence, release }] = rows as [(typeof rows)[number]];
  const middle = await admin.query<{ id: string; dueOn: string }>(
    `select id, due_on::text as "dueOn" from action_plan where organization_id = $1 and due_on is not null
     order by due_on, id offset (select count(*) / 2 from action_plan where organization_id = $1) limit 1`,
    [organizationId],
  );
  const [plan] = middle.rows as [(typeof middle.rows)[number]];
  const [oldest] = (
    await admin.query<{ id: string }>(
      "select id from assessment where organization_id = $1 and state = 'finalized' order by id desc limit 1",
      [organizationId],
    )
  ).rows as [{ id: string }];
  const own = `/organizations/${organizationId}`;
  const answer = `${own}/assessments/${assessment}/responses/${response}`;
  const pages: Readonly<Record<string, string>> = {
    session: '/session',
    dashboard: `${own}/dashboard`,
    PKIs: `${own}/pkis?limit=100`,
    assessments: `${own}/assessments`,
    'assessments, a hundred': `${own}/assessments?limit=100`,
    'assessments, finalized ones': `${own}/assessments?limit=100&after=${oldest.id}`,
    plans: `${own}/plans`,
    'plans, in the middle': `${own}/plans?after=${plan.dueOn}~${plan.id}`,
    'plans, without a date': `${own}/plans?after=~00000000-0000-7000-8000-000000000000`,
    'plans, verified': `${own}/plans?status=verified`,
    'plans, of one person': `${own}/plans?responsible=${accountId}`,
    'my work': `${own}/my-work`,
    'my work, far down': `${own}/my-work?after=~00000000-0000-7000-8000-000000000000`,
    evidence: `${own}/evidence`,
    'evidence, submitted': `${own}/evidence?state=submitted`,
    'evidence, expired': `${own}/evidence?state=expired`,
    'evidence, accepted': `${own}/evidence?state=accepted`,
    'evidence, search that finds many': `${own}/evidence?search=rotation`,
    'evidence, search that finds one': `${own}/evidence?search=Evidence%2017%20`,
    'evidence, search that finds none': `${own}/evidence?search=nowhere`,
    'evidence, search and state': `${own}/evidence?search=ceremony&state=expired`,
    'evidence, of an answer': `${own}/evidence?responseId=${response}`,
    'evidence, one': `${own}/evidence/${evidence}`,
    members: `${own}/members`,
    'members, a hundred': `${own}/members?limit=100`,
    notifications: `${own}/notifications`,
    'assessment, one': `${own}/assessments/${assessment}`,
    'answer, history': `${answer}/history`,
    'answer, review': `${answer}/review`,
    'model release': `/models/${release}`,
  };
  const joined = {
    name: 'assessment, as who joins first is given it',
    path: `${own}/assessments/${assessment}/content`,
  };
  return [...Object.entries(pages).map(([name, path]) => ({ name, path })), { ...joined, most: 28 }];
}
