import { type JudgedContent, revisionHash } from './revision-hash';

const content: JudgedContent = {
  evidenceId: '01970000-0000-7000-8000-000000000001',
  number: 1,
  title: 'Key ceremony protocol',
  file: { name: 'protocol.pdf', sha256: 'ab'.repeat(32) },
  url: null,
  statement: null,
  effectiveOn: '2030-01-15',
  validUntil: null,
};

describe('the hash a review is bound to', () => {
  it('never changes its meaning: stored reviews depend on it', () => {
    expect(revisionHash(content)).toBe('c77efefc8bfd186b7155b5c0fbb383df70888140eb8d07078c9add59e955f67e');
  });

  it.each<[string, Partial<JudgedContent>]>([
    ['the piece of evidence', { evidenceId: '01970000-0000-7000-8000-000000000002' }],
    ['the revision', { number: 2 }],
    ['the title', { title: 'Key ceremony protocols' }],
    ['the content of the file', { file: { name: 'protocol.pdf', sha256: 'ac'.repeat(32) } }],
    ['the name of the file', { file: { name: 'protocol2.pdf', sha256: 'ab'.repeat(32) } }],
    ['the kind', { file: null, url: 'https://example.test' }],
    ['link or statement', { file: null, statement: 'https://example.test' }],
    ['a date', { effectiveOn: null, validUntil: '2030-01-15' }],
  ])('changes with %s', (_, change) => {
    expect(revisionHash({ ...content, ...change })).not.toBe(revisionHash(content));
  });

  it('tells a link from a statement of the same words', () => {
    const words = { ...content, file: null };
    expect(revisionHash({ ...words, url: 'x' })).not.toBe(revisionHash({ ...words, statement: 'x' }));
  });
});
