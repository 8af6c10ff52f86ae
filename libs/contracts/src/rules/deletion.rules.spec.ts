import { type Role, ROLES } from '../access';
import { DELETABLE_KINDS, type DeletableKind } from '../deletions';
import { isDecided, mayArchive, mayDelete, mayRestore, removedFrom } from './deletion.rules';

const [me, other] = ['me', 'other'];
/** Columns: owner, admin, manager, assessor, contributor, reviewer, viewer, guest auditor. */
const rows = (table: string): [Role, boolean][] => ROLES.map((role, index) => [role, table[index] === 'x']);

describe('who may archive and delete', () => {
  const every = (kinds: readonly DeletableKind[], table: string) =>
    kinds.flatMap((kind) => rows(table).map(([role, may]): [DeletableKind, Role, boolean] => [kind, role, may]));

  it.each(every(DELETABLE_KINDS, 'xxx.....'))('%s of somebody else, as %s: %s', (kind, role, may) => {
    const thing = { kind, createdBy: other, isDraft: true };
    expect(mayDelete({ id: me, role }, thing)).toBe(may);
    expect(mayArchive({ id: me, role }, thing)).toBe(may);
  });

  it.each(every(['pki', 'assessment', 'plan'], 'xxxx....'))('%s of one’s own, as %s: %s', (kind, role, may) => {
    const thing = { kind, createdBy: me, isDraft: true };
    expect(mayDelete({ id: me, role }, thing)).toBe(may);
    expect(mayArchive({ id: me, role }, thing)).toBe(may);
  });

  it.each(rows('xxxxx...'))('a draft of evidence of one’s own, as %s: %s', (role, may) => {
    expect(mayDelete({ id: me, role }, { kind: 'evidence', createdBy: me, isDraft: true })).toBe(may);
  });

  it.each(rows('xxxx....'))('evidence of one’s own that was handed in, as %s: %s', (role, may) => {
    expect(mayDelete({ id: me, role }, { kind: 'evidence', createdBy: me, isDraft: false })).toBe(may);
  });
});

describe('a deletion', () => {
  it.each(rows('xx......'))('of somebody else is undone by %s: %s', (role, may) => {
    expect(mayRestore({ id: me, role }, { deletedBy: other })).toBe(may);
    expect(mayRestore({ id: me, role }, { deletedBy: me })).toBe(true);
  });

  it('ends after thirty days', () => {
    expect(removedFrom(new Date('2030-01-31T10:00:00Z'))).toEqual(new Date('2030-03-02T10:00:00Z'));
  });

  it.each([
    [{ finalized: 1, accepted: 0, verified: 0 }, true],
    [{ finalized: 0, accepted: 1, verified: 0 }, true],
    [{ finalized: 0, accepted: 0, verified: 1 }, true],
    [{ finalized: 0, accepted: 0, verified: 0 }, false],
  ])('is refused for what was decided: %j, %s', (decisions, decided) => {
    const rest = { assessments: 9, answers: 9, evidence: 9, plans: 9, tasks: 9, files: 9 };
    expect(isDecided({ ...rest, ...decisions })).toBe(decided);
  });
});
