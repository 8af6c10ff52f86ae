import { type Role } from '@certitude/contracts';

/** What a role is for, in one sentence, where somebody chooses one. */
export const ROLE_MEANINGS: Readonly<Record<Role, string>> = {
  owner: 'Everything, including deleting the organization.',
  admin: 'Members, roles and settings, and everything a manager may do.',
  manager: 'Runs assessments from scope to finalizing.',
  assessor: 'Creates assessments and answers any requirement; cannot finalize.',
  contributor: 'Answers the requirements they own, adds evidence, works on their plans.',
  reviewer: 'Reads everything, comments, and decides reviews of others’ work.',
  viewer: 'Reads everything, changes nothing.',
  'guest-auditor': 'Comments and reviews only in assessments they have access to.',
};
