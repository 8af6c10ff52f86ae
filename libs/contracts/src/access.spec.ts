import {
  allows,
  mayAnswer,
  mayEditAnswers,
  mayGrant,
  mayOpen,
  PERMISSIONS,
  seesAll,
  type Permission,
  type Role,
  ROLES,
} from './access';

/** Columns: owner, admin, manager, assessor, contributor, reviewer, viewer, guest auditor. */
const TABLE: Readonly<Record<Permission, string>> = {
  'organization:delete': 'x.......',
  'organization:settings': 'xx......',
  'organization:export': 'xx......',
  'member:manage': 'xx......',
  'organization:leave': 'xxxxxxxx',
  'audit:read': 'xx......',
  'assessment:import': 'xx......',
  'assessment:undo-import': 'xx......',
  'assessment:finalize': 'xxx.....',
  'assessment:grant': 'xxx.....',
  'file:withdraw': 'xxx.....',
  'report:sign': 'xxxx....',
  'signing-key:manage': 'x.......',
  'pki:manage': 'xxxx....',
  'assessment:manage': 'xxxx....',
  'response:answer-any': 'xxxx....',
  'response:assign': 'xxxx....',
  'plan:manage': 'xxxx....',
  'response:answer-own': 'xxxxx...',
  'plan:work': 'xxxxx...',
  'evidence:add': 'xxxxxx..',
  'comment:add': 'xxxxxx.x',
  'review:decide': 'xxxx.x.x',
  'organization:read': 'xxxxxxx.',
  'assessment:read': 'xxxxxxx.',
  'assessment:read-granted': 'xxxxxxxx',
  'plan:read': 'xxxxxxx.',
  'notification:read': 'xxxxxxxx',
  'object:delete': 'xxx.....',
  'object:delete-own': 'xxxx....',
  'object:delete-draft': 'xxxxx...',
  'object:archive': 'xxx.....',
  'object:archive-own': 'xxxx....',
  'deletion:manage': 'xx......',
};

describe('what a role may do', () => {
  it.each(PERMISSIONS)('gives %s to the roles of the table', (permission) => {
    expect(ROLES.map((role) => (allows(role, permission) ? 'x' : '.')).join('')).toBe(TABLE[permission]);
  });

  it('lets some change anything in answers at all, and all but guests see every assessment', () => {
    expect(ROLES.filter(mayEditAnswers)).toEqual(['owner', 'admin', 'manager', 'assessor', 'contributor']);
    expect(ROLES.filter((role) => !seesAll(role))).toEqual(['guest-auditor']);
  });

  it.each<[Role, string | null, boolean]>([
    ['viewer', null, true],
    ['viewer', '2030-06-30', true],
    ['guest-auditor', null, false],
    ['guest-auditor', '2030-07-02', true],
    ['guest-auditor', '2030-07-01', true],
    ['guest-auditor', '2030-06-30', false],
  ])('on 1 July lets a member with role %s and a grant until %s open an assessment: %s', (role, until, expected) => {
    expect(mayOpen(role, until, '2030-07-01')).toBe(expected);
  });

  it.each<[Role, Role, boolean]>([
    ['owner', 'owner', true],
    ['admin', 'owner', false],
    ['admin', 'admin', true],
    ['admin', 'viewer', true],
    ['manager', 'viewer', false],
  ])('lets a member with role %s grant %s: %s', (giver, role, expected) => {
    expect(mayGrant(giver, role)).toBe(expected);
  });

  it.each<[Role, string | null, boolean]>([
    ['assessor', null, true],
    ['contributor', 'me', true],
    ['contributor', 'someone else', false],
    ['contributor', null, false],
    ['reviewer', 'me', false],
  ])('lets a member with role %s answer what %s owns: %s', (role, ownerId, expected) => {
    expect(mayAnswer({ id: 'me', role }, { ownerId, invited: false })).toBe(expected);
  });

  it.each(ROLES)('lets a member with role %s answer what they are invited to, if that role answers at all', (role) => {
    const answers = ['owner', 'admin', 'manager', 'assessor', 'contributor'].includes(role);
    expect(mayAnswer({ id: 'me', role }, { ownerId: 'someone else', invited: true })).toBe(answers);
  });
});
