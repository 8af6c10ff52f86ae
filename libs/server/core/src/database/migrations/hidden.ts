/**
 * SQL that lets rows of a table be hidden from the application: those of something that was deleted. Restrictive: it
 * holds beside every other policy, for whatever statement, so that nobody has to remember it.
 * The id is written by the functions that delete and restore, and by nothing else.
 */
export const hideable = (table: string): string => `
  alter table ${table} add column deletion_id uuid;
  create policy deleted on ${table} as restrictive to certitude_app
    using (deletion_id is null) with check (deletion_id is null);`;

/** Every table that has rows of what can be deleted, and is read without asking for that. */
export const HIDEABLE = [
  ...(['pki', 'assessment', 'assessment_stream', 'response', 'action_plan', 'plan_task', 'reminder'] as const),
  ...(['evidence', 'evidence_revision', 'evidence_link', 'notification'] as const),
];
