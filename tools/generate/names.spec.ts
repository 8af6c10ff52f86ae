import { namesOf } from './names';

describe('names of a context', () => {
  it('are spelled as code spells them', () => {
    expect(namesOf('audit-findings', 'audit-finding')).toEqual({
      plural: 'audit-findings',
      singular: 'audit-finding',
      Plural: 'AuditFindings',
      Singular: 'AuditFinding',
      pluralName: 'auditFindings',
      singularName: 'auditFinding',
      pluralWords: 'audit findings',
      singularWords: 'audit finding',
      PluralWords: 'Audit findings',
      table: 'audit_finding',
    });
  });

  it.each([
    ['Audits', 'audit', 'is no name'],
    ['audits', 'audit_finding', 'is no name'],
    ['../audits', 'audit', 'is no name'],
    ['', 'audit', 'is no name'],
    ['audits-', 'audit', 'is no name'],
    ['news', 'news', 'is one and many'],
  ])('%p of %p are refused', (plural, singular, message) => {
    expect(() => namesOf(plural, singular)).toThrow(message);
  });
});
